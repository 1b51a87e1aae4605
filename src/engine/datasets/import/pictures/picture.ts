/** A decoded image, one byte per channel of each pixel. */
export interface Picture {
  readonly height: number;
  readonly width: number;
  /** 1 is grey, 3 is red, green and blue. */
  readonly channels: 1 | 3;
  /** Row-major `[height, width, channels]`. */
  readonly pixels: Uint8Array;
}

/** What kind of image file begins like this, if any. */
export function pictureKind(bytes: Uint8Array): 'PNG' | 'JPEG' | undefined {
  const begins = (...magic: number[]) => magic.every((value, index) => bytes[index] === value);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'PNG';
  if (begins(0xff, 0xd8, 0xff)) return 'JPEG';
  return undefined;
}

/** Whether a file is called as a PNG or JPEG image is. */
export function isPictureName(name: string): boolean {
  return /\.(png|jpe?g)$/i.test(name);
}

/** Grey as Rec. 601 has it, or grey in all three channels. */
export function inChannels(picture: Picture, channels: 1 | 3): Picture {
  if (picture.channels === channels) return picture;
  const { height, width, pixels: from } = picture;
  const pixels = new Uint8Array(height * width * channels);
  for (let pixel = 0; pixel < height * width; pixel++) {
    if (channels === 3) {
      pixels.fill(from[pixel] as number, 3 * pixel, 3 * pixel + 3);
    } else {
      const [red, green, blue] = from.subarray(3 * pixel, 3 * pixel + 3) as unknown as number[];
      pixels[pixel] = Math.round(
        0.299 * (red as number) + 0.587 * (green as number) + 0.114 * (blue as number),
      );
    }
  }
  return { height, width, channels, pixels };
}
