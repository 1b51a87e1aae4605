import type { Messages } from './messages.ts';

const files = import.meta.glob<Partial<Messages>>('./zh/*.ts', { eager: true });

/** Every text in Chinese, in a chunk of its own. */
export const texts = Object.assign({}, ...Object.values(files)) as Messages;
