import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Field } from '../../field/field.ts';
import { decodeText } from '../decode-text.ts';

/** Takes a CSV, as a file or pasted. Its texts stand in the scope `imports`. */
@Component({
  selector: 'suivi-import-file',
  imports: [TranslocoDirective, Field],
  templateUrl: './import-file.html',
  styleUrl: './import-file.scss',
})
export class ImportFile {
  /** A sentence. */
  readonly error = input<string | null>();
  readonly csv = output<string>();
  /** Whether the file did not say in which encoding its letters are. */
  protected readonly guessed = signal(false);

  protected async choose(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (!file) return;
    const { text, isCertain } = decodeText(await file.arrayBuffer());
    this.guessed.set(!isCertain);
    this.csv.emit(text);
  }

  protected paste(csv: string): void {
    this.guessed.set(false);
    this.csv.emit(csv);
  }
}
