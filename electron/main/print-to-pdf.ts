import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';

/**
 * Prints a page that needs nothing else as a PDF, in a window that is not shown. The page comes from
 * the workbench, but names in it do not: it runs no script, reaches no network and is sandboxed.
 */
export async function printToPdf(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(app.getPath('temp'), 'workbench-pdf-'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      session: offlineSession(),
    },
  });
  try {
    const page = join(folder, 'report.html');
    await writeFile(page, html);
    await window.loadFile(page);
    return await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A session in memory that loads the page itself and nothing else. */
function offlineSession(): Electron.Session {
  const offline = session.fromPartition('workbench-print');
  offline.webRequest.onBeforeRequest(({ url, resourceType }, answer) =>
    answer({ cancel: resourceType !== 'mainFrame' || !url.startsWith('file:') }),
  );
  return offline;
}
