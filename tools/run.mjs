import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const PASSED_ON = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

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
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of PASSED_ON) process.on(signal, passOn);
    const forget = () => PASSED_ON.forEach((signal) => process.off(signal, passOn));
    child.once('error', (error) => (forget(), reject(error)));
    child.once('exit', (code, signal) => (forget(), resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM'])));
  });
}
