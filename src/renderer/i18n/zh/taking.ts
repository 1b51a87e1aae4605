import type * as english from '../en/taking.ts';

export const taking: typeof english.taking = {
  open: '取走网络',
  openOf: '取走网络：{name}',
  title: '取走网络：{name}',
  whichSeed: '哪次重复',
  seed: '种子 {seed}，{accuracy}',
  why: {
    validation: '推荐它，因为它在留作选择依据的样本上最准确。',
    typical: '推荐它，因为它的准确率最接近均值。按测试集取最好的会显得比实际更好。',
    only: '没有其他重复。',
  },
  format: '文件格式',
  formats: {
    onnx: { name: 'ONNX', hint: '用于 ONNX Runtime，并可由此用于几乎所有环境' },
    keras: { name: 'Keras 3', hint: '.keras 文件，可用 TensorFlow、PyTorch 或 JAX 作后端' },
    tfjs: { name: 'TensorFlow.js', hint: 'layers 模型：model.json 及其权重，打包为 .zip' },
    network: { name: '网络文件', hint: '与工作台保存的相同；可以再次导入' },
  },
  save: '保存',
  close: '关闭',
  saved: '已保存：{file}',
  writing: '正在写出文件、重新读取并核对输出…',
  failed: '网络未能取走。{message}',
};
