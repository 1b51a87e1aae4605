/** What is said of child processes. */
export const processSentences: Readonly<Record<string, string>> = {
  'gave no sign of life for {0} seconds and was ended: something had stopped it, its disk did not answer, or its memory was swapped out':
    '已 {0} 秒没有任何响应，因而被结束：它被暂停、其磁盘没有响应，或其内存被换出',
  'did not get on for {0} seconds and was ended: TensorFlow, a driver or a disk did not answer':
    '已 {0} 秒没有进展，因而被结束：TensorFlow、驱动程序或磁盘没有响应',
  'The process that reads data sets {0}. Try it again.': '读取数据集的进程{0}。请重试。',
};
