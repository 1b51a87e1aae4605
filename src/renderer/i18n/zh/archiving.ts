/** 归档实验，以及撤销。 */
export const archiving = {
  undo: '撤销',
  archived: '已归档 {n} 个实验',
  restored: '已将 {n} 个实验移回历史记录',
};
