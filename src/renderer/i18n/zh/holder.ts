/** 当前无人处理的运行，以及只能查看的数据文件夹由谁处理。 */
export const holder = {
  noActive: '没有工作台在处理这些运行。',
  elsewhere: '正在进行的运行在此处只能看到其检查点。',
  workedOn: '另一个工作台正在处理它：此处显示的是在这里打开时的状态。',
  kept: '可由此继续的检查点',
  keptAt: '检查点 {done}，{time}',
  keptAlone: '检查点 {done}',
  keptMore: '另有 {n} 个',
};
