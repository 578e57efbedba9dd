import { installIfNeeded } from './install.mjs';
import { giveUp, Refusal } from './refusal.mjs';
import { STEPS } from './testing/steps.mjs';

/** Every step of `npm test` in its order, or those of `--only=lint,api`; a failure does not keep the others from being told. */
try {
  const wanted = process.argv.filter((argument) => argument.startsWith('--only=')).flatMap((argument) => argument.slice('--only='.length).split(','));
  const unknown = wanted.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) throw new Refusal(`there is no step "${unknown}"; there are: ${STEPS.map(({ name }) => name).join(', ')}.`);
  await installIfNeeded();
  const outcome = await runSteps(STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
  console.log(`\n${outcome.passed} passed, ${outcome.failed} failed`);
  process.exit(outcome.failed ? 1 : 0);
} catch (error) {
  giveUp(error);
}

/** @param {import('./testing/steps.mjs').Step[]} steps */
async function runSteps(steps) {
  const all = { passed: 0, failed: 0 };
  const told = [];
  for (const { name, title, run } of steps) {
    console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}\n`);
    const start = Date.now();
    const { passed, failed } = await run();
    all.passed += passed;
    all.failed += failed;
    told.push(`  ${failed ? 'FAILED' : 'passed'}  ${name.padEnd(9)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(Math.round((Date.now() - start) / 1000)).padStart(5)} s`);
  }
  console.log(`\n${told.join('\n')}`);
  return all;
}
