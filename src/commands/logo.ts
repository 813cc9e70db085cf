// `--logo FILE`: the picture that stands above a document, checked before anything is made of it.
import { type Logo, MOST_PIXELS, pictureIn } from '../documents/logo.ts';
import { readable } from '../documents/markdown.ts';
import { UserError } from '../errors.ts';
import type { Method } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import type { Context } from './context.ts';
import { readNamedFile } from './named-file.ts';

/** The logo in the file. Who cannot see it is told whose it is: the government's. @throws UserError where it is no PNG or JPEG */
export function readLogo(context: Context, file: string, method: Method, answers: Answers): Logo {
  const { large, largeNext, noPicture, noPictureNext, pixels, pixelsNext, alt, altOf } = words.logo;
  const bytes = readNamedFile(context, file, { what: large, next: largeNext });
  const picture = pictureIn(bytes);
  if (!picture) throw new UserError({ code: 'no-picture', what: fill(noPicture, { file }), next: noPictureNext });
  if (Math.max(picture.width, picture.height) > MOST_PIXELS) {
    const { width, height } = picture;
    throw new UserError({
      code: 'too-large',
      what: fill(pixels, { file, width, height }),
      next: fill(pixelsNext, { most: MOST_PIXELS }),
    });
  }
  const government = readable(String(answers.byId[method.names.government.question]?.value ?? '')).replace(/\s+/g, ' ');
  return { bytes, ...picture, alt: government === '' ? alt : fill(altOf, { government }) };
}
