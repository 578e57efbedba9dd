import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const PASSED_ON = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

let interrupted = false;

/** Ends this process as well when the user ended what it ran; a command may give any code by itself, even those of a signal. */
export function endIfInterrupted() {
  if (interrupted) process.exit(130);
}

/**
 * Runs a command in this terminal until it ends; signals reach it, and its end is told as the code a shell would give.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => {
      interrupted = true;
      child.kill(signal);
    };
    for (const signal of PASSED_ON) process.on(signal, passOn);
    const forget = () => PASSED_ON.forEach((signal) => process.off(signal, passOn));
    child.once('error', (error) => (forget(), reject(error)));
    child.once('exit', (code, signal) => (forget(), resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM'])));
  });
}
