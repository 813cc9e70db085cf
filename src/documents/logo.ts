// A logo that stands above a document: which bytes are one, and how large it is drawn. Knows no file and no format.

/** The picture as it was given, its own size in pixels, and the words for whoever cannot see it. */
export type Logo = { bytes: Uint8Array; type: 'png' | 'jpg'; width: number; height: number; alt: string };

/** A logo may be so many pixels wide and high: a small file can hold a picture that no reader's machine can draw. */
export const MOST_PIXELS = 5000;

/** The largest a logo is drawn, in pixels of the web (96 to an inch), and how high where a document is set closely. */
const ROOM = { width: 320, height: 80, closely: 44 };

/** The kind and size of a PNG or JPEG picture, told by its own bytes; undefined for anything else, and for one that is cut off. */
export function pictureIn(bytes: Uint8Array): Pick<Logo, 'type' | 'width' | 'height'> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = startsWith(bytes, PNG) ? pngSize(view) : startsWith(bytes, JPEG) ? jpegSize(view) : undefined;
  return found && found.width > 0 && found.height > 0 ? found : undefined;
}

/** How large a logo is drawn, in pixels of the web: as it is, or smaller so that it fits the room it has. */
export function drawnSize(
  { width, height }: Pick<Logo, 'width' | 'height'>,
  closely = false,
): { width: number; height: number } {
  const share = Math.min(1, ROOM.width / width, (closely ? ROOM.closely : ROOM.height) / height);
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

// --- internal ---

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
/** The first chunk of every PNG and the last one's name. */
const [IHDR, IEND] = [0x49484452, 0x49454e44];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte);

/** From chunk to chunk (length, name, content, checksum) up to the last: a picture that was cut off has none. */
function pngSize(view: DataView): ReturnType<typeof pictureIn> {
  if (view.byteLength < 33 || view.getUint32(12) !== IHDR) return undefined;
  for (let at = PNG.length; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === IEND) return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  }
  return undefined;
}

/** From segment to segment (FF, a mark, its length) up to the one that holds the size: C0 to CF but C4, C8 and CC. */
function jpegSize(view: DataView): ReturnType<typeof pictureIn> {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const mark = view.getUint8(at + 1);
    if (mark === 0xff) at += 1;
    else if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)) {
      return { type: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
