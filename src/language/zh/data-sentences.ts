/** What is said of data sets and of the examples in them. */
export const dataSentences: Readonly<Record<string, string>> = {
  // What models take.
  'The model {0} takes images, [height, width, channels], and the examples of this data set are {1}: choose the model mlp, which takes any shape, or another data set.':
    '模型 {0} 接受图像 [高, 宽, 通道]，而此数据集的样本为 {1}：请选择接受任意形状的模型 mlp，或换用其他数据集。',
  'The model {0} takes sequences, [steps, features], or images row by row, [height, width, channels], and the examples of this data set are {1}: choose the model mlp, which takes any shape, or another data set.':
    '模型 {0} 接受序列 [步数, 特征]，或逐行读取图像 [高, 宽, 通道]，而此数据集的样本为 {1}：请选择接受任意形状的模型 mlp，或换用其他数据集。',
  'Only images [height, width, channels] can be moved and mirrored, and the examples of this data set are [{0}]: leave training.augmentation out, or choose another data set.':
    '只有图像 [高, 宽, 通道] 可以平移和翻转，而此数据集的样本为 [{0}]：请去掉 training.augmentation，或换用其他数据集。',

  // Stored sets, and parts of them.
  'bytes and 32-bit floats': '字节与 32 位浮点数',
  'dataset.{0} is {1}, and "{2}" has {3} examples for it: ask for fewer, or leave it out.':
    'dataset.{0} 为 {1}，而“{2}”只有 {3} 个相应的样本：请减小该值，或将其省略。',
  'The run {0} was made by an earlier version of the workbench, which did not keep its predictions: there is nothing to compare example by example.':
    '运行 {0} 由旧版工作台产生，当时没有保存预测结果：无法逐个样本比较。',
  'These examples are in this data folder already, as the data set "{0}": use that one.':
    '这些样本已在此数据文件夹中，即数据集“{0}”：请直接使用它。',
  'The training examples that are used have none of {0}: stratify, or use more of them.':
    '所用的训练样本中没有 {0}：请分层抽取，或使用更多样本。',
  'The validation examples have none of {0}.': '验证样本中没有 {0}。',
  'The test examples that are used have none of {0}.': '所用的测试样本中没有 {0}。',

  // Files that are imported, of any format.
  'The format of {0} is not known. Data can be imported from IDX files (as MNIST and Fashion-MNIST have them), the binary version of CIFAR-10 or CIFAR-100, an NPZ file of numpy, CSV files, or a folder of PNG or JPEG images with one folder per class; files may be compressed with gzip.':
    '无法识别 {0} 的格式。可导入的格式有：IDX 文件（如 MNIST 和 Fashion-MNIST）、CIFAR-10 或 CIFAR-100 的二进制版本、numpy 的 NPZ 文件、CSV 文件，以及每个类别一个文件夹的 PNG 或 JPEG 图像；文件可用 gzip 压缩。',
  'These files have {0} bytes, and a data set may have {1}: choose fewer files, or take a part of the examples.':
    '这些文件共 {0} 字节，而一个数据集最多 {1} 字节：请减少文件，或只取部分样本。',
  'The examples have {0} bytes or more, and a data set may have {1}: {2}.':
    '样本至少有 {0} 字节，而一个数据集最多 {1} 字节：{2}。',
  'take a part of them, or make them smaller': '请只取一部分，或减小样本',
  'take a part of them, or have them made smaller (--resize 64x64)':
    '请只取一部分，或统一缩小（--resize 64x64）',
  'leave columns of categories out, each of which has a place for every one (--without-columns)':
    '请去掉一些类目列，每个类目都占一个位置（--without-columns）',
  'There is one example: too few to train on some and test on others.':
    '只有一个样本：不足以划分训练集和测试集。',
  'There are {0} examples: too few to train on some and test on others.':
    '只有 {0} 个样本：不足以划分训练集和测试集。',
  'All examples are of one class: there is nothing to tell apart.':
    '所有样本都属于同一类别：没有可区分的内容。',
  '"stratify" is about test examples that are set aside, and these files have test examples of their own: leave it out.':
    '“stratify”只涉及另行留出的测试样本，而这些文件自带测试样本：请去掉。',
  'Black, white and clipping say something of the pixels of images, and these examples are none: leave that out, or say that they are (--as images).':
    '黑、白与截断只涉及图像的像素，而这些样本不是图像：请去掉，或说明它们是图像（--as images）。',
  'the value {0}, which is too large for a 32-bit float: divide the values':
    '值 {0} 超出 32 位浮点数的范围：请缩小这些值',
  'the value {0}, which is no number that can be learned from: leave the example out, or put a number in its place':
    '值 {0} 不是可供学习的数：请去掉该样本，或换成一个数',
  'images of {0} x {1} pixels with {2} channels, which looks like channels before height and width: write the channels last':
    '图像为 {0} x {1} 像素、{2} 个通道，看起来通道在高和宽之前：请把通道写在最后',

  // Arrays.
  '{0} has the arrays {1}, and it is not clear which of them are examples and which are classes: numpy.savez(file, x_train=..., y_train=...), with x_test and y_test where there are any, says so.':
    '{0} 中的数组为 {1}，无法判断哪些是样本、哪些是类别：请用 numpy.savez(file, x_train=..., y_train=...) 保存（若有测试集，再加上 x_test 和 y_test）。',
  '{0} has the shape [{1}]; images are [n, height, width] or [n, height, width, channels], or [n, pixels] where they are square and grey; sequences are [n, steps, features], and tables [n, columns].':
    '{0} 的形状为 [{1}]；图像应为 [n, height, width] 或 [n, height, width, channels]，方形灰度图像也可为 [n, pixels]；序列应为 [n, steps, features]，表格应为 [n, columns]。',
  '{0} has the shape [{1}], and so no example.': '{0} 的形状为 [{1}]，因此没有样本。',
  'The training examples are {0} and the test examples {1}: both must be alike.':
    '训练样本为 {0}，测试样本为 {1}：两者必须一致。',
  '{0} has the shape [{1}]; labels are one number per example, [n] (of one-hot rows, save numpy.argmax(..., axis=1)).':
    '{0} 的形状为 [{1}]；标签应为每个样本一个数，即 [n]（若为 one-hot 行，请保存 numpy.argmax(..., axis=1)）。',
  '{0} has {1} labels for the {2} examples of {3}.': '{0} 有 {1} 个标签，而 {3} 有 {2} 个样本。',
  'A shape of height, width and channels was given, and the examples were said to be no images: leave one of both out.':
    '给出了高、宽和通道，却又说样本不是图像：请去掉其中之一。',
  '{0} has examples of {1}, which looks like {2} channels before height {3} and width {4}: save numpy.moveaxis(x, 1, -1), or say that this is height, width and channels (--shape {5}).':
    '{0} 的样本为 {1}，看起来是 {2} 个通道在高 {3} 和宽 {4} 之前：请保存 numpy.moveaxis(x, 1, -1)，或说明这就是高、宽和通道（--shape {5}）。',
  '{0} has {1} values per example, and images of {2} have {3}.':
    '{0} 每个样本有 {1} 个值，而 {2} 的图像有 {3} 个。',

  // Tables.
  '{0} has {1} columns; without those that are left out, a class and at least one more must remain.':
    '{0} 有 {1} 列；除去不用的列，必须留下类别和至少另外一列。',
  'It cannot be told which column of {0} has the classes: name it (--label-column; in the app, "Column of the class"). There are {1}.':
    '无法判断 {0} 中哪一列是类别：请指明（--label-column；应用中为“类别所在的列”）。共有：{1}。',
  '{0} has {1} columns and the training table {2}: both must have the same.':
    '{0} 有 {1} 列，而训练表有 {2} 列：两者必须相同。',
  'Column {0} is "{1}" in {2} and "{3}" in the training table: both must have the same columns in the same order.':
    '第 {0} 列在 {2} 中为“{1}”，在训练表中为“{3}”：两者的列及其顺序必须相同。',
  'The lines of CSV files are images or rows of a table, and "{0}" was said: say "images" or "table", or leave it out.':
    'CSV 文件的每行是图像或表格的一行，而这里说的是“{0}”：请改为“images”或“table”，或将其省略。',
  '"{0}" says nothing about images: leave it out, or say that this is a table.':
    '“{0}”与图像无关：请去掉，或说明这是表格。',
  '"{0}" says nothing about tables: leave it out, or say that these are images.':
    '“{0}”与表格无关：请去掉，或说明这些是图像。',
  'Column {0} ("{1}") of {2} was said to have categories, and it is that of the classes or left out: name it once.':
    '{2} 的第 {0} 列（“{1}”）被说成是类目列，但它已是类别列或不用的列：只能指明一次。',
  '"{0}" in column {1} is no number, as most that stand in "{2}" are: correct it, leave the column out (--without-columns {3}), or say that it has categories (--categorical-columns {4})':
    '第 {1} 列中的“{0}”不是数，而“{2}”中大多是数：请改正，去掉该列（--without-columns {3}），或说明它是类目列（--categorical-columns {4}）',
  'Column {0} ("{1}") of {2} has more than {3} different entries, and that many categories are possible: leave it out (--without-columns {4}), or have fewer.':
    '{2} 的第 {0} 列（“{1}”）有超过 {3} 种不同的内容，而类目最多这么多：请去掉该列（--without-columns {4}），或减少种类。',
  'Column {0} ("{1}") of {2} has another entry in nearly every row ({3} in {4}), so that they are no categories: leave it out (--without-columns {5}).':
    '{2} 的第 {0} 列（“{1}”）几乎每行都不同（{4} 行中有 {3} 种），因此不是类目：请去掉该列（--without-columns {5}）。',
  'Column {0} ("{1}") of {2} numbers the lines and tells nothing of a class: leave it out (--without-columns {3}; in the app, under "Columns to leave out").':
    '{2} 的第 {0} 列（“{1}”）只是行号，与类别无关：请去掉它（--without-columns {3}；应用中为“不用的列”）。',
  'The column "{0}" of {1} has no classes but {2} and so on: name a column of classes (--label-column), or make classes of these, such as "low" and "high".':
    '{1} 的“{0}”列不是类别，而是 {2} 等：请指明类别列（--label-column），或由这些值划分类别，如“低”和“高”。',
  'no value in column {0} ("{1}"), but "{2}": fill it in, or have such rows left out (--without-incomplete-rows; in the app, "Leave out rows in which a value is missing")':
    '第 {0} 列（“{1}”）没有值，而是“{2}”：请补上，或去掉这样的行（--without-incomplete-rows；应用中为“去掉缺值的行”）',
  'In every row of {0} a value is missing: leave columns out (--without-columns).':
    '{0} 的每一行都缺值：请去掉一些列（--without-columns）。',
  '{0} has no row with values.': '{0} 中没有含值的行。',

  // What was found in files.
  'images of {0} x {1} x {2} (height, width, channels)': '图像（高 x 宽 x 通道为 {0} x {1} x {2}）',
  '{0}, whose values stay as they are': '{0}（值保持原样）',
  'sequences of {0} steps with {1} features': '序列（{0} 步、每步 {1} 个特征）',
  'rows of a table with {0} features': '表格行（{0} 个特征）',
  'The examples were read as {0}, as was said.': '已按所说的将样本读作{0}。',
  'The examples were taken for {0}, since {1}; if they are none, say so (--as; in the app, "Taken for").':
    '样本被当作{0}，因为{1}；若不是，请说明（--as；应用中为“样本是”）。',
  'The examples were taken for {0}, since {1}; if they are images, say so (--as images; in the app, "Taken for").':
    '样本被当作{0}，因为{1}；若是图像，请说明（--as images；应用中为“样本是”）。',
  'their values can be brightnesses': '其值可以是亮度',
  'columns are called by words': '列以词命名',
  'there are words in columns': '列中有词',
  'they are no square of pixels': '像素数不成方形',
  'their values are fractions beyond 1': '其值为大于 1 的小数',
  'there are values below zero': '有小于零的值',
  'there are values beyond 255': '有大于 255 的值',
  'Values from {0} to {1} were found, and are kept as 32-bit floats.':
    '找到的值从 {0} 到 {1}，以 32 位浮点数保存。',
  'The first line is an example already; the classes are in column {0}.':
    '第一行已是样本；类别在第 {0} 列。',
  '"{0}" ({1})': '“{0}”（{1}）',
  'Columns of categories, each with a place of 0 or 1 for every one: {0}.':
    '类目列，每个类目占一个为 0 或 1 的位置：{0}。',
  'Rows that were left out, since a value was missing in them: {0}.': '因缺值而去掉的行：{0}。',
  'Test rows with a category that no training row has, which are 0 in all its places: {0}.':
    '含有训练行中没有的类目的测试行（其各位置均为 0）：{0}。',
  'Training examples are from the array "{0}", their classes from "{1}".':
    '训练样本取自数组“{0}”，类别取自“{1}”。',
  'Test examples are from the array "{0}", their classes from "{1}".':
    '测试样本取自数组“{0}”，类别取自“{1}”。',
  'Examples by class, training + test: {0}.': '各类别的样本数（训练 + 测试）：{0}。',
  'There is no example of {0}.': '没有 {0} 的样本。',
  'No training example is of {0}, and some test examples are: no network can learn that.':
    '训练样本中没有 {0}，测试样本中却有：任何网络都学不到。',
  'No test example is of {0}: how well that is recognised is not tested.':
    '测试样本中没有 {0}：对其识别得如何未经测试。',
  'The files have no test examples: a fifth was set aside, of every class by its share.':
    '文件中没有测试样本：已按各类别的比例留出五分之一。',
  'The files have no test examples: a fifth was set aside, whatever its classes.':
    '文件中没有测试样本：已不论类别留出五分之一。',
};
