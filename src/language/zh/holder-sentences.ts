/** What is said of who works on a data folder. */
export const holderSentences: Readonly<Record<string, string>> = {
  'No workbench is working on this data folder: what is not finished goes on, from its checkpoints, when one is started.':
    '没有工作台在处理此数据文件夹：启动工作台后，未完成的内容会从检查点继续。',
  'The workbench that had this data folder last did not let it go, and host.lock in it tells nothing: whether it is still working cannot be seen.':
    '上一个使用此数据文件夹的工作台没有释放它，而其中的 host.lock 无法说明情况：不能确定它是否仍在工作。',
  'The workbench that had this data folder last is on the machine {0}, and did not let it go: whether it is still working cannot be seen from here.':
    '上一个使用此数据文件夹的工作台在计算机 {0} 上，没有释放它：从这里无法确定它是否仍在工作。',
  'Process {0}, the workbench that has this data folder, was told to stand still, as by Ctrl-Z: "fg" in its terminal, or "kill -CONT {1}", lets it go on.':
    '占用此数据文件夹的工作台（进程 {0}）已被暂停（例如按了 Ctrl-Z）：在其终端输入 "fg"，或执行 "kill -CONT {1}"，即可继续。',
  'on the machine {0}': '在计算机 {0} 上',
};
