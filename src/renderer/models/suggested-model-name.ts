/** What other programs call every network. */
const NOBODYS_NAME = /^(model|network|saved_?model|weights)?$/i;

/** A name to begin with: that of the file of the network, or of the folder that it is in; else empty. */
export function suggestedModelName(fileNames: readonly string[]): string {
  const main =
    fileNames.find((name) => /\.(onnx|keras|h5|hdf5|safetensors)$/i.test(name)) ??
    fileNames.find((name) => /\.json$/i.test(name)) ??
    '';
  const [file = '', folder = ''] = main.split('/').toReversed();
  const plain = (name: string) =>
    name
      .replaceAll(/[^\p{L}\p{N} ._-]/gu, '')
      .replace(/^[ ._-]+|[ ._-]+$/g, '')
      .slice(0, 100);
  const own = plain(file.replace(/\.\w+$/, ''));
  return NOBODYS_NAME.test(own) ? plain(folder) : own;
}
