/** What files of the user's own are to the workbench. */
export type DroppedKind = 'archive' | 'network' | 'data' | 'document';

/** Experiments that somebody took away. */
const ARCHIVE = /\.pruning$/i;
/** Networks of any program: those that cannot be read are refused by name where they are imported. */
const NETWORK =
  /\.(onnx|keras|h5|hdf5|safetensors|pth?|pt2|pb|tflite|ckpt)$|\.onnx[._]data$|shard\d+of\d+(\.bin)?$/i;
/** What networks keep beside them: weights of their own, and inputs with expected outputs. */
const BESIDE_NETWORK = /\.(json|bin|data|npz)$|(^|\/)[^.]+$|_data$/i;
const DATA =
  /\.(csv|tsv|txt|dat|data|npz|npy|bin|png|jpe?g|zip|tar|tgz|gz)$|-ubyte|(^|\/)[^/]*idx\d/i;
const JSON_FILE = /\.json$/i;
/** What the system leaves in folders. */
const NOBODYS = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/i;

/**
 * What files are, by their names; null where these do not tell.
 *
 * @param open what is being imported already: it takes what goes with it, and what nobody knows
 */
export function kindOfFiles(
  fileNames: readonly string[],
  open: DroppedKind | null = null,
): DroppedKind | null {
  const names = fileNames.filter((name) => !NOBODYS.test(name));
  if (names.length > 0 && names.every((name) => ARCHIVE.test(name))) return 'archive';
  if (open === 'network' && names.every((name) => BESIDE_NETWORK.test(name))) return open;
  return kindByName(names) ?? open;
}

function kindByName(names: readonly string[]): DroppedKind | null {
  const networks = names.filter((name) => NETWORK.test(name));
  const others = names.filter((name) => !NETWORK.test(name));
  if (networks.length > 0) {
    return others.every((name) => BESIDE_NETWORK.test(name)) ? 'network' : null;
  }
  const texts = names.filter((name) => JSON_FILE.test(name));
  const rest = names.filter((name) => !JSON_FILE.test(name));
  // A layers model of TensorFlow.js: its topology, and its weights in pieces.
  const isLayersModel =
    texts.some((name) => /(^|\/)model\.json$/i.test(name)) &&
    rest.every((name) => /\.(bin|npz)$/i.test(name));
  if (isLayersModel) return 'network';
  if (texts.length === 1 && rest.length === 0) return 'document';
  return rest.some((name) => DATA.test(name)) ? 'data' : null;
}
