/** What is said of files that cannot be read as they are, or ask for too much. */
export const readingSentences: Readonly<Record<string, string>> = {
  // Archives.
  '{0} cannot be unpacked ({1}): it is damaged or incomplete; download it again.':
    '无法解压 {0}（{1}）：文件已损坏或不完整；请重新下载。',
  '{0} unpacks to more than 2 GiB, alone or together with the other files, and no more is read at a time: take a part of what is in it.':
    '{0} 单独或与其他文件一起解压后超过 2 GiB，一次最多读取这么多：请只取其中一部分。',
  '{0} has more than {1} files in it, and no more are read: take a part of them.':
    '{0} 中的文件超过 {1} 个，最多读取这么多：请只取其中一部分。',
  '{0} is a damaged zip file ({1}): copy, save or download it again.':
    'zip 文件 {0} 已损坏（{1}）：请重新复制、保存或下载。',
  'its directory leads beyond its end': '其目录指向文件末尾之外',
  'no entry of its directory at byte {0}': '第 {0} 字节处不是目录项',
  'it has no directory; its end may be missing': '没有目录；文件末尾可能缺失',
  '{0} bytes of {1} cannot unpack to {2}': '{1} 的 {0} 字节不可能解压为 {2} 字节',
  '{0} is not what its directory says': '{0} 与目录所述不符',
  '{0} leads beyond its end': '{0} 指向文件末尾之外',
  '{0} has a password for {1}: unpack it, and pack it without.':
    '{0} 中的 {1} 有密码：请先解压，再不带密码地打包。',
  '{0} has packed {1} in a way that cannot be read (method {2}): pack it as zip files usually are, by "deflate".':
    '{0} 中 {1} 的压缩方式无法读取（方式 {2}）：请按 zip 常用的 “deflate” 重新打包。',
  'no size of a file': '不是文件大小',
  'a name of {0} bytes, which no file has': '名称长达 {0} 字节，没有文件会这样',

  // Arrays, tables and pictures.
  'a header of {0} bytes, which no array has': '文件头长达 {0} 字节，没有数组会这样',
  '{0} axes, which no array has': '有 {0} 个轴，没有数组会这样',
  'a header of {0} bytes is more than the {1} that one may have':
    '文件头有 {0} 字节，超过允许的 {1} 字节',
  '{0} has more than {1} examples, and no more are taken: take a part of them.':
    '{0} 的样本超过 {1} 个，最多取这么多：请只取其中一部分。',
  '{0} has {1} columns, and {2} are possible: leave some out of the file.':
    '{0} 有 {1} 列，最多 {2} 列：请从文件中去掉一些。',
  'a row of more than {0} characters, as one has where a quote is opened and never closed':
    '一行超过 {0} 个字符，引号未闭合时就会如此',
  '{0} has "{1}" as the name of a class, a column or a category: it has {2} characters, and {3} are possible.':
    '{0} 中类别、列或类目的名称“{1}”有 {2} 个字符，最多 {3} 个。',
  '{0} has {1} x {2} pixels, and {3} are possible, with sides up to {4}: make it smaller, or leave it out.':
    '{0} 有 {1} x {2} 像素，最多 {3} 像素，边长最多 {4}：请缩小，或去掉。',

  // Data sets without sense.
  'All training examples are of the class "{0}": there is nothing to tell apart.':
    '所有训练样本都属于类别“{0}”：没有可区分的内容。',
  'All training examples have the same values: there is nothing to tell their classes apart by.':
    '所有训练样本的值都相同：无从区分类别。',
  '{0} of {1} training examples are the same as an earlier one.':
    '{1} 个训练样本中有 {0} 个与之前的某个样本相同。',
  '{0} of {1} test examples are training examples too: on these, what was learned by heart looks like what was understood.':
    '{1} 个测试样本中有 {0} 个也是训练样本：对这些样本，死记硬背看起来与真正学会无异。',
};
