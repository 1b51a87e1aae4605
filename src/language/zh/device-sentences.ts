/** What is said of the device that computes, and of GPUs that cannot be used. */
export const deviceSentences: Readonly<Record<string, string>> = {
  'the CPU is chosen in the settings of this workbench: choose “Automatic” there and start the workbench anew':
    '本工作台的设置中选择了 CPU：请在那里选择“自动”，并重新启动工作台',
  'this workbench was set up without one: where the machine has an NVIDIA GPU, start it anew with WORKBENCH_DEVICE=gpu (the packaged app computes on the CPU alone)':
    '本工作台安装时未配置 GPU：若机器有 NVIDIA GPU，请以 WORKBENCH_DEVICE=gpu 重新启动（打包的应用只用 CPU 计算）',
  'the driver (nvidia-smi) lists none: install NVIDIA’s driver, or start the machine anew after an update of it':
    '驱动（nvidia-smi）没有列出 GPU：请安装 NVIDIA 驱动；若刚更新过驱动，请重启机器',
  'CUDA_VISIBLE_DEVICES hides it: start the workbench without that variable':
    'CUDA_VISIBLE_DEVICES 把它隐藏了：请不带该变量启动工作台',
  'TensorFlow cannot use the one that the driver lists, since a CUDA library is missing or the driver is too old for it: start the workbench anew with WORKBENCH_DEVICE=gpu, which fetches what is missing, or update the driver':
    'TensorFlow 无法使用驱动列出的 GPU，因为缺少 CUDA 库或驱动过旧：请以 WORKBENCH_DEVICE=gpu 重新启动工作台以获取缺少的部分，或更新驱动',
  'Runs are computed on the CPU. No GPU can be used, since {0}.':
    '运行在 CPU 上计算。无法使用 GPU，因为{0}。',
  'Its document names a GPU, and none can be used here, since {0}; or take “device” out of the document, and start it as another experiment.':
    '其文档指定了 GPU，但这里无法使用，因为{0}；或从文档中去掉“device”，作为另一个实验启动。',
  'names a GPU, and none can be used here, since {0}; or take “device” out of the document, and the settings choose':
    '指定了 GPU，但这里无法使用，因为{0}；或从文档中去掉“device”，由设置决定',
  'a GPU is named, and none can be used here, since {0}; or choose “Automatic” here, and the settings decide':
    '指定了 GPU，但这里无法使用，因为{0}；或在此选择“自动”，由设置决定',
};
