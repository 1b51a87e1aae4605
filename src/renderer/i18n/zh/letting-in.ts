import type { stranger as englishStranger } from '../en/letting-in.ts';

export const stranger: typeof englishStranger = {
  title: '此浏览器尚未获准进入',
  text: '工作台正在运行，但不认识此浏览器。一个地址只能让一个浏览器进入一次：可使用工作台启动时显示的地址，或用下面的命令获取新地址（若您选择了其他数据文件夹，请加 --data-dir）：',
  again: '工作台已重新启动，不认识本页面。',
  hint: '请在此浏览器中打开它显示的地址，或“{command}”显示的地址，本页面随后会自动继续。',
  goesOn: '请在此浏览器中打开该地址，本页面随后会自动继续。',
  command: 'npm run -s workbench -- address',
};
