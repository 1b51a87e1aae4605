/**
 * Whether a version is too old, by its first two numbers.
 *
 * @param {string} version such as `20.19.2`
 * @param {string} oldest major and minor of the oldest that will do, such as `20.19`
 */
export function isOlder(version, oldest) {
  const [major, minor] = firstNumbers(version);
  const [oldestMajor, oldestMinor] = firstNumbers(oldest);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

/**
 * @param {string} version
 * @returns {[major: number, minor: number]}
 */
function firstNumbers(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
}
