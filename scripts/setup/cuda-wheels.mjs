/** @typedef {import('./wheels.mjs').ShippedWheel} ShippedWheel */

/**
 * The CUDA 12 libraries that TensorFlow 2.21 loads: the newest within the ranges of its wheel's own
 * `and-cuda` extra, less `cuda-nvcc`, which holds a compiler for XLA and no library.
 *
 * @type {ShippedWheel[]}
 */
export const CUDA_WHEELS = [
  cuda('cublas', {
    version: '12.9.3.13',
    platform: 'manylinux_2_27_x86_64',
    sha256: 'd7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72',
    downloadBytes: 581_217_458,
    unpackedBytes: 855_064_416,
  }),
  cuda('cuda_cupti', {
    version: '12.9.79',
    platform: 'manylinux_2_25_x86_64',
    sha256: '096bcf334f13e1984ba36685ad4c1d6347db214de03dbb6eebb237b41d9d934f',
    downloadBytes: 10_814_997,
    unpackedBytes: 44_000_000,
  }),
  cuda('cuda_nvrtc', {
    version: '12.9.86',
    platform: 'manylinux2010_x86_64',
    sha256: '210cf05005a447e29214e9ce50851e83fc5f4358df8b453155d5e1918094dcb4',
    downloadBytes: 89_568_129,
    unpackedBytes: 227_340_992,
  }),
  cuda('cuda_runtime', {
    version: '12.9.79',
    platform: 'manylinux2014_x86_64',
    sha256: '25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3',
    downloadBytes: 3_493_179,
    unpackedBytes: 5_342_176,
  }),
  cuda('cudnn', {
    version: '9.28.0.42',
    platform: 'manylinux_2_27_x86_64',
    sha256: '9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375',
    downloadBytes: 716_538_495,
    unpackedBytes: 1_162_393_472,
  }),
  cuda('cufft', {
    version: '11.4.1.4',
    platform: 'manylinux2014_x86_64',
    sha256: 'c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28',
    downloadBytes: 200_877_592,
    unpackedBytes: 293_609_416,
  }),
  cuda('curand', {
    version: '10.3.10.19',
    platform: 'manylinux_2_27_x86_64',
    sha256: '49b274db4780d421bd2ccd362e1415c13887c53c214f0d4b761752b8f9f6aa1e',
    downloadBytes: 68_295_626,
    unpackedBytes: 166_965_432,
  }),
  cuda('cusolver', {
    version: '11.7.5.82',
    platform: 'manylinux_2_27_x86_64',
    sha256: '15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88',
    downloadBytes: 338_117_415,
    unpackedBytes: 494_975_064,
  }),
  cuda('cusparse', {
    version: '12.5.10.65',
    platform: 'manylinux2014_x86_64',
    sha256: '73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78',
    downloadBytes: 366_465_088,
    unpackedBytes: 486_556_368,
  }),
  cuda('nccl', {
    version: '2.32.3',
    platform: 'manylinux_2_27_x86_64',
    sha256: 'bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c',
    downloadBytes: 351_526_311,
    unpackedBytes: 489_653_380,
  }),
  cuda('nvjitlink', {
    version: '12.9.86',
    platform: 'manylinux2010_x86_64',
    sha256: 'e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9',
    downloadBytes: 39_748_338,
    unpackedBytes: 95_935_344,
  }),
];

/**
 * @param {string} part the folder below `nvidia/`
 * @param {Pick<ShippedWheel, 'version' | 'platform' | 'sha256' | 'downloadBytes' | 'unpackedBytes'>} pinned
 * @returns {ShippedWheel}
 */
function cuda(part, pinned) {
  return {
    name: `nvidia-${part.replace('_', '-')}-cu12`,
    python: '3.12',
    members: [`nvidia/${part}/lib/`],
    licence: 'LicenseRef-NVIDIA-Proprietary',
    ...pinned,
  };
}
