// Makes the pages and pictures of the guide that show the figure: run it after a motion or the body has changed.
// SPDX-License-Identifier: Apache-2.0
//
//   UNHUNCH_PROGRAM=build/release/unhunch node docs/guide/make.mjs
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.UNHUNCH_PROGRAM;

function run(arguments_, input = '') {
  const result = spawnSync(program, arguments_, { input, maxBuffer: 1 << 26 });
  if (result.status !== 0) throw new Error(`${arguments_.join(' ')}: ${result.stderr}`);
  return result.stdout.toString();
}
const draw = (id, file, ...more) => run(['figure', id, ...more, '-o', join(here, 'pictures', file)]);

const regimen = JSON.parse(run(['call', 'regimen'], '{}'));
const texts = regimen.text.en;
const inOrder = (kind) => Object.entries(regimen[kind]).sort(([, a], [, b]) => a.n - b.n).map(([id]) => id);

const exercises = inOrder('exercise').map((id) => {
  draw(id, `${id}.webp`, '--size', '240');
  const { name, about } = texts.exercise[id];
  return `### ${name}\n\n![The figure shows ${name.toLowerCase()}](pictures/${id}.webp)\n\n${about}\n`;
});

// A scene has a good and an unhelpful side; a few have only one of them.
const scenes = ['workspace_item', 'sleep_item'].flatMap((kind) => inOrder(kind).map((id) => {
  const cells = ['right', 'unhelpful'].map((side) => {
    const scene = `scene_${id}_${side}`;
    if (!regimen.motion[scene]) return '';
    draw(scene, `${scene}.png`, '--size', '240', '--at', '0');
    return `![${side === 'right' ? 'Helpful' : 'Less helpful'}](pictures/${scene}.png)`;
  });
  if (cells.every((cell) => cell === '')) return '';
  const text = texts[kind][id];
  return `| ${text.name ?? text.says} | ${cells.join(' | ')} |\n`;
}));

writeFileSync(join(here, 'exercises.md'), `# The exercises, moving

One figure shows them all. \`unhunch figure ID\` shows one in the terminal, and with \`-o\` it writes a picture, a moving
picture, a drawing or a model. The red muscles are those an exercise is for. Before any of this, \`unhunch check\` says
whether exercise is safe for you today.

All key poses on one sheet: [exercises.png](../pictures/exercises.png).

${exercises.join('\n')}
## The workspace and sleep

| | helpful | less helpful |
|---|---|---|
${scenes.join('')}`);
run(['figure', '--sheet', '--size', '220', '-o', join(here, '..', 'pictures', 'exercises.png')]);
