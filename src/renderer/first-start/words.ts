import type { FirstStartState, LibraryTroubleKind } from '../../contract/first-start.ts';
import type { Language } from '../../contract/language.ts';

interface Words {
  readonly title: string;
  readonly why: string;
  readonly steps: Record<Extract<FirstStartState, { kind: 'working' }>['step'], string>;
  readonly trouble: Record<LibraryTroubleKind, string>;
  readonly tryAgain: string;
  readonly quit: string;
  readonly kept: string;
}

const en: Words = {
  title: 'Fetching TensorFlow',
  why: 'The workbench computes with TensorFlow, which is fetched once from the Python package index and checked. After that it needs no network.',
  steps: {
    asking: 'Asking the package index …',
    downloading: 'Downloading: {done} of {total}',
    unpacking: 'Unpacking: {done} of {total}',
  },
  trouble: {
    offline:
      'The Python package index cannot be reached. Check the network, then try again: what has come so far is kept.',
    'not-there':
      'The package index does not give the file. Try again later, or name another index in WORKBENCH_PACKAGE_INDEX.',
    'other-content':
      'What came is not the file that this version was made for, so it was thrown away. Try again; if that stays so, something between you and the index changes files.',
    'disk-full':
      'There is too little room on the disk: about {room} are needed in {folder}. Free some, then try again.',
    'not-writable':
      'The folder {folder} cannot be written. Give yourself the right, then try again.',
    unknown: 'Something went wrong. Try again.',
  },
  tryAgain: 'Try again',
  quit: 'Quit',
  kept: 'What has been downloaded is kept when you quit.',
};

const zh: Words = {
  title: '正在获取 TensorFlow',
  why: '工作台用 TensorFlow 计算。它只需从 Python 软件包索引获取一次，并经过校验；之后不再需要网络。',
  steps: {
    asking: '正在询问软件包索引……',
    downloading: '正在下载：{done} / {total}',
    unpacking: '正在解包：{done} / {total}',
  },
  trouble: {
    offline: '无法连接 Python 软件包索引。请检查网络后重试：已下载的部分会保留。',
    'not-there':
      '软件包索引没有提供该文件。请稍后重试，或在 WORKBENCH_PACKAGE_INDEX 中指定另一个索引。',
    'other-content':
      '得到的并不是本版本所需的文件，因此已丢弃。请重试；如果仍然如此，说明您与索引之间有什么改动了文件。',
    'disk-full': '磁盘空间不足：{folder} 中需要约 {room}。请腾出空间后重试。',
    'not-writable': '无法写入文件夹 {folder}。请取得写入权限后重试。',
    unknown: '出了问题。请重试。',
  },
  tryAgain: '重试',
  quit: '退出',
  kept: '退出时，已下载的部分会保留。',
};

/** What the page of the first start says. */
export const firstStartWords: Record<Language, Words> = { en, zh };
