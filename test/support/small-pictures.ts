// Pictures made in place: a PNG of one color and any size, and a JPEG of 8 by 4 pixels.
import { crc32, deflateSync } from 'node:zlib';

/** A whole PNG in the color of the pages; its pixels are there only where they are few. */
export function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(3 * Math.min(width, 1000), Buffer.from([11, 90, 107]))]);
  const pixels = Buffer.concat(Array.from({ length: Math.min(height, 1000) }, () => row));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A table of a JPEG that keeps nothing but the brightest. */
const FLAT = 'ff'.repeat(64);

/** 8 by 4 pixels, white. */
export const JPEG = Buffer.from(
  `ffd8ffe000104a46494600010100000100010000ffdb004300${FLAT}ffdb004301${FLAT}` +
    'ffc00011080004000803012200021101031101ffc4001500010100000000000000000000000000000002ffc40014100100000000' +
    '000000000000000000000000ffc40014010100000000000000000000000000000001ffc400141101000000000000000000000000' +
    '00000000ffda000c03010002110311003f0090087fffd9',
  'hex',
);

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
