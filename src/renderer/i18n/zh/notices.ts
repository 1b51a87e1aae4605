/** 系统通知。 */
export const notices = {
  setting: '长时间实验结束时通知我',
  refused: '浏览器不允许。请在浏览器设置中允许此页面发送通知。',
  ended: '{state}，{runs} 个运行',
};
