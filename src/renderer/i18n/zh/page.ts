import type * as english from '../en/page.ts';

export const page: typeof english.page = {
  partAway: '应用的这一部分要从工作台读取，而工作台目前无法连接。工作台恢复后会自动显示。',
  partFailed: '无法读取应用的这一部分：{message}。如果工作台在此期间更新过，需要重新载入页面。',
};
