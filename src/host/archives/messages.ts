import type { Reason, Sentence } from '../../contract/sentence.ts';
import type { CheckReport, CheckTask } from './check-archive.ts';
import type { ExportReport, ExportTask } from './export-archive.ts';
import type { UnpackTask } from './unpack-files.ts';

/** Told how far a task is, in whatever it counts. */
export type OnProgress = (done: number, total: number) => void;

/** What the process that reads and writes archives does: for each task, what it is given and gives. */
export interface ArchiveTasks {
  /** Writes an archive. */
  export(task: ExportTask, onProgress: OnProgress): Promise<ExportReport>;
  /** Reads an archive from its first byte to its last, and leaves its database, checked, in a folder. */
  check(task: CheckTask, onProgress: OnProgress): Promise<CheckReport>;
  /** Puts files of an archive into the data folder. */
  unpack(task: UnpackTask, onProgress: OnProgress): Promise<void>;
}

export type TaskName = keyof ArchiveTasks;
export type TaskOf<N extends TaskName> = Parameters<ArchiveTasks[N]>[0];
export type AnswerOf<N extends TaskName> = Awaited<ReturnType<ArchiveTasks[N]>>;

/** The only message that such a process is sent. */
export interface ToArchiveProcess {
  readonly name: TaskName;
  readonly task: TaskOf<TaskName>;
}

/** What it sends: how far it is, and in the end one answer. */
export type FromArchiveProcess =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'answer'; readonly answer: AnswerOf<TaskName> }
  | { readonly type: 'refused'; readonly reason: Reason }
  | { readonly type: 'missing'; readonly sentence: Sentence }
  | { readonly type: 'failed'; readonly stack: string };
