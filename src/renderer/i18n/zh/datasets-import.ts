/** Bringing in images of one's own. */
export const datasetsImport = {
  hint: '也可以用您自己的图像做实验。',
  open: '导入数据集…',
  title: '导入数据集',
  formats:
    'IDX 文件（MNIST 与 Fashion-MNIST 的格式）、CIFAR-10 或 CIFAR-100 二进制文件、NumPy 的 NPZ 文件或 CSV 文件，可用 gzip 压缩；也可以是每个类别一个文件夹的 PNG 或 JPEG 图像，原样或为 zip 压缩包。',
  dropHint: '或将一个数据集的全部文件或其文件夹拖放到此处。',
  noFile: '请先选择数据集的文件。',
  fields: {
    name: {
      label: '名称',
      help: '实验中用来称呼它的名称。',
      example: 'fashion-mnist',
      wrong: '名称须以字母或数字开头，只能包含字母、数字、空格、点、“_”和“-”。',
    },
    classNames: {
      label: '类别名称',
      help: '文件中没有类别名称时填写，按类别编号的顺序。',
      example: 'T恤、裤子、套头衫…',
      wrong: '2 至 256 个名称，用逗号分隔。',
    },
    range: {
      label: '黑与白',
      help: '两者的像素值；留空则按数值判断为 0 与 1 或 0 与 255。',
      example: '0 到 16',
      wrong: '请填写两个数，黑在前，例如 0 到 16。',
    },
    labelColumn: {
      label: '类别所在的列',
      help: '列名或列号；留空则为名为 label、labels、class、category、target 或 y 的列，否则为第一列。',
      example: 'label',
      wrong: '列名或列号，不超过 100 个字符。',
    },
    withoutColumns: {
      label: '不用的列',
      help: '既非类别也非像素的列的列名或列号，例如索引。',
      example: 'id, 3',
      wrong: '列名或列号，用逗号分隔。',
    },
    shape: {
      label: '图像尺寸',
      help: '高 × 宽 × 通道数；留空则视为正方形灰度图像。',
      example: '32 × 32 × 3',
      wrong: '请填写高、宽和 1 至 4 个通道，例如 32 × 32 × 3。',
    },
    resize: {
      label: '统一缩放为',
      help: '高 × 宽；留空则所有图像须大小相同。',
      example: '28 × 28',
      wrong: '请填写高和宽，例如 28 × 28。',
    },
    channels: {
      label: '颜色',
      help: '可将灰度图像与彩色图像统一。',
      wrong: '请从中选择。',
      options: { any: '与文件相同', 1: '全部转为灰度', 3: '全部转为彩色' },
    },
  },
  choices: {
    clip: '将超出黑与白的像素值视为黑或白（否则拒绝导入）',
    stratify: '文件中没有测试图像时，从每个类别各留出五分之一',
  },
  kinds: { tables: '表格（CSV）', pictures: '图像文件' },
  notes: '在文件中发现的内容',
  begin: '导入',
  reading: '正在读取图像…',
  failed: '数据集未能导入。{message}',
  done: '“{name}”已导入。',
  listFailed: '无法列出已导入的数据集：{message}',
  summary:
    '训练图像 {train} 张，测试图像 {test} 张，{width} × {height} 像素，{classes} 个类别；已导入。',
  notHere: '{name}（不在此数据文件夹中）',
};
