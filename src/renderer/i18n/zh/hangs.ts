/** 没有响应或停滞不前的进程。 */
export const hangs = {
  silent: '自 {time} 起没有响应',
  silentHint: '处理此运行的进程没有任何响应。如果持续下去，工作台会结束该进程并重试此运行。',
  stuck: '自 {time} 起没有进展',
  stuckHint:
    '进程仍在，但 TensorFlow、驱动程序或磁盘没有返回。如果持续下去，工作台会结束该进程并重试此运行。',
};
