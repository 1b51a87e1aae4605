import type { FirstStartState } from '../../contract/first-start.ts';
import type { Language } from '../../contract/language.ts';
import { shownOf } from './shown.ts';
import { firstStartWords } from './words.ts';
import '../styles/main.css';
import './look.css';

/*
 * The page that a packaged app shows before it has TensorFlow. It is no part of the app's page, which
 * needs a host, which needs TensorFlow's record.
 */

const language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en';
const words = firstStartWords[language];

function element<E extends Element>(selector: string, type: new () => E): E {
  const found = document.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${selector}`);
}

const text = element('#text', HTMLElement);
const detail = element('#detail', HTMLElement);
const again = element('#again', HTMLButtonElement);
const quit = element('#quit', HTMLButtonElement);
const progress = element('progress', HTMLProgressElement);

document.documentElement.lang = language;
const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset['look'] = isDark ? 'dark' : 'light';
element('h1', HTMLElement).textContent = words.title;
element('#why', HTMLElement).textContent = words.why;
element('small', HTMLElement).textContent = words.kept;
again.textContent = words.tryAgain;
quit.textContent = words.quit;

function show(state: FirstStartState): void {
  const shown = shownOf(state, language);
  // A screen reader need not hear every megabyte: what has not changed is not written.
  if (text.textContent !== shown.text) text.textContent = shown.text;
  detail.textContent = shown.detail;
  document.body.classList.toggle('trouble', shown.isTrouble);
  again.hidden = !shown.isTrouble;
  if (shown.share === undefined) progress.removeAttribute('value');
  else progress.value = shown.share;
}

again.addEventListener('click', () => window.firstStart?.tryAgain());
quit.addEventListener('click', () => window.firstStart?.quit());
window.firstStart?.watch(show);
