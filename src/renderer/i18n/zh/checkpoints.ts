/** Checkpoints of runs that are not finished. */
export const checkpoints = {
  bytes: '其中检查点',
  hint: '中断的运行由此继续。运行完成后即删除。',
};
