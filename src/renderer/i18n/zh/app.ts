import type { app as englishApp } from '../en/app.ts';
import type { environment as englishEnvironment } from '../en/app.ts';
import type { settings as englishSettings } from '../en/app.ts';

export const app: typeof englishApp = {
  name: '剪枝工作台',
  navigation: '主导航',
  skipToContent: '跳到正文',
  history: '历史记录',
  newExperiment: '新建实验',
  settings: '设置',
  version: '版本 {version}',
  connecting: '正在连接工作台…',
  connectionLost: '连接已断开，正在重新连接…',
  connectionHint: '如果工作台已关闭，请重新启动。本页面会自动恢复，已完成的结果不会丢失。',
  pageNotFound: '没有这个页面。',
  toHistory: '前往历史记录',
  tryAgain: '重试',
  loading: '加载中…',
  unexpected: '出现错误：{message}',
};

export const settings: typeof englishSettings = {
  title: '设置',
  appearance: '外观',
  language: '语言',
  languages: { system: '跟随系统', en: 'English', zh: '中文' },
  look: '浅色与深色',
  looks: { system: '跟随系统', light: '浅色', dark: '深色' },
  about: '关于本工作台',
  versionLabel: '版本',
  dataDir: '数据文件夹',
  dataDirHint: '所有实验、运行记录和训练好的权重都保存在这里。',
  dataBytes: '占用空间',
  running: '运行',
  workers: '同时进行的运行数',
  workersHint: '每个运行占用一个处理器核心。更改立即生效：开始更多运行，或等待正在进行的先完成。',
  useSuggested: '使用本机建议的 {n}',
};

export const environment: typeof englishEnvironment = {
  title: '运行环境',
  missing: '第一个运行开始时会记录运行环境。',
  device: '设备',
  devices: { cpu: 'CPU', gpu: 'GPU' },
  cores: '处理器核心数',
  memory: '内存',
  platform: '操作系统',
  workbench: '工作台',
  commit: '源代码提交',
  node: 'Node.js',
  tensorflow: 'TensorFlow',
  tfjs: 'TensorFlow.js',
  oneDnn: 'TensorFlow 中的 oneDNN',
  switch: { on: '开启', off: '关闭' },
  vectorInstructions: '向量指令',
};
