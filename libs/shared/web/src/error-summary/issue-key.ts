/** The key of the sentence for an issue's code; codes of the validator itself, which are sentences in English, get a general one. */
export function issueKey(code: string): string {
  return /^[a-z_]+\.[a-z_]+$/.test(code) ? 'issue.' + code : 'issue.general';
}
