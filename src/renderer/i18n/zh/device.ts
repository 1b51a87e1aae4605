/** 运行在什么设备上计算。 */
export const device = {
  label: '计算设备',
  choices: { auto: '自动', cpu: 'CPU', gpu: 'GPU' },
  onGpu: '正在使用 GPU：{name}。它一次只计算一个运行；其余名额用于指定 CPU 的文档的运行。',
  onCpu: '正在使用处理器。',
  why: {
    chosen: '按所选，使用处理器。',
    build:
      '使用处理器：安装时没有找到 NVIDIA GPU。若现在有了，请以 WORKBENCH_DEVICE=gpu 重新启动工作台。',
    driver:
      '使用处理器：TensorFlow 是为 GPU 安装的，但驱动（nvidia-smi）没有列出 GPU。请安装 NVIDIA 驱动；若刚更新过驱动，请重启机器。',
    hidden: '使用处理器：CUDA_VISIBLE_DEVICES 隐藏了驱动列出的 GPU。请不带该变量启动工作台。',
    library:
      '使用处理器：驱动列出了 GPU，但 TensorFlow 无法使用，因为缺少 CUDA 库或驱动过旧。请以 WORKBENCH_DEVICE=gpu 重新启动工作台以获取缺少的部分，或更新驱动。',
  },
  later: '从下次启动工作台起生效。',
  hint: '在 GPU 上计算的结果，末几位数字与处理器上的不同；哪个设备计算了什么都有记录，检查表会指出不一致之处。文档也可指定设备，则其所有运行都在该设备上计算。',
  document: {
    any: '自动（按设置）',
    help: '在此指定的设备约束所有运行，文档在哪里运行都一样；由于末几位数字不同，它们与其他设备上的运行不是同一批。',
    noGpu: '{help}此处不能指定 GPU。{why}',
  },
  deterministicOps: 'GPU 上的确定性运算',
  tf32: 'GPU 上的 TF32',
  driver: 'GPU 驱动',
};
