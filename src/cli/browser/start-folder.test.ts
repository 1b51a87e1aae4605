import { expect, it } from 'vitest';
import { startFolder } from './start-folder.ts';

const places = { home: '/home/ada', temporary: '/tmp' };

it('is the temporary folder, and for a browser that may not look there its own', () => {
  expect(startFolder('firefox_firefox.desktop', places)).toBe('/home/ada/snap/firefox/common');
  expect(startFolder('chromium_chromium.desktop\n', places)).toBe('/home/ada/snap/chromium/common');
  for (const other of ['firefox.desktop', 'org.mozilla.firefox.desktop', '', undefined]) {
    expect(startFolder(other, places)).toBe('/tmp');
  }
});

it('leads nowhere else, whatever is said', () => {
  expect(startFolder('../../etc_x.desktop', places)).toBe('/tmp');
  expect(startFolder('a/b_c.desktop', places)).toBe('/tmp');
});
