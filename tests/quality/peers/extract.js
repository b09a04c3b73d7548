// Extracts the corpus with a peer written in JavaScript, a line a page, in the form score.py reads.
//   node extract.js readability|defuddle CORPUS OUTPUT.jsonl
import { createWriteStream, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

const BLOCKS = new Set(['ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BR', 'CAPTION', 'DD', 'DETAILS', 'DIV', 'DL', 'DT', 'FIGCAPTION', 'FIGURE', 'FOOTER', 'FORM',
  'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HR', 'LI', 'MAIN', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'SUMMARY', 'TABLE', 'TD', 'TH', 'TR', 'UL']);
// A page on which a peer runs longer gives no text.
const MOST_MILLISECONDS = 60_000;

if (isMainThread) await main(...process.argv.slice(2));
else await work();

async function main(peer, corpus, output) {
  const ids = readdirSync(join(corpus, 'pages')).map(name => name.replace(/\.html\.gz$/, '')).sort();
  const out = createWriteStream(output);
  let worker = null;
  for (const id of ids) {
    worker ??= new Worker(fileURLToPath(import.meta.url), { workerData: { peer, corpus } });
    const line = await answer(worker, id);
    if (line === null) {
      await worker.terminate();
      worker = null;
      console.error(`${id}: no answer`);
    }
    out.write(JSON.stringify(line ?? { id }) + '\n');
  }
  out.end();
  await worker?.terminate();
}

function answer(worker, id) {
  return new Promise(resolve => {
    const done = line => {
      clearTimeout(timer);
      worker.off('message', done).off('error', failed);
      resolve(line);
    };
    const failed = () => done(null);
    const timer = setTimeout(failed, MOST_MILLISECONDS);
    worker.once('message', done).once('error', failed);
    worker.postMessage(id);
  });
}

async function work() {
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const { peer, corpus } = workerData;
  const extract = peer === 'readability' ? await readability() : await defuddle();
  parentPort.on('message', async id => {
    const truth = JSON.parse(readFileSync(join(corpus, 'truth', `${id}.json`)));
    const bytes = gunzipSync(readFileSync(join(corpus, 'pages', `${id}.html.gz`)));
    const page = new JSDOM(new TextDecoder(truth.encoding || 'utf-8').decode(bytes), { url: truth.url || 'https://example.org/', virtualConsole: new VirtualConsole() });
    try {
      const { html, ...fields } = await extract(page);
      parentPort.postMessage({ id, ...fields, text: text(new JSDOM(html || '').window.document.body) });
    } catch (error) {
      parentPort.postMessage({ id, error: String(error) });
    }
    page.window.close();
  });
}

async function readability() {
  const { Readability } = await import('@mozilla/readability');
  return page => {
    const article = new Readability(page.window.document).parse() ?? {};
    return { html: article.content, title: article.title, authors: names(article.byline), published: article.publishedTime, language: article.lang };
  };
}

async function defuddle() {
  const { Defuddle } = await import('defuddle/node');
  return async page => {
    const article = await Defuddle(page, page.window.location.href);
    return { html: article.content, title: article.title, authors: names(article.author), published: article.published, language: article.language };
  };
}

// Several names stand in one text, with the word before them.
function names(byline) {
  return (byline ?? '').replace(/\s+/g, ' ').trim().replace(/^(by|von|par|por) /i, '').split(/,| and | und | et | y |&|;/).map(name => name.trim()).filter(name => name);
}

// Blocks stand on lines of their own.
function text(root) {
  const parts = [];
  const walk = node => {
    if (node.nodeType === 3) parts.push(node.data.replace(/\s+/g, ' '));
    if (node.nodeType !== 1 || node.tagName === 'SCRIPT' || node.tagName === 'STYLE') return;
    const isBlock = BLOCKS.has(node.tagName);
    if (isBlock) parts.push('\n');
    node.childNodes.forEach(walk);
    if (isBlock) parts.push('\n');
  };
  root.childNodes.forEach(walk);
  return parts.join('').split('\n').map(line => line.trim()).filter(line => line).join('\n');
}
