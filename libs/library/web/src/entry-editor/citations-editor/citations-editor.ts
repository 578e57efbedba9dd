import { Component, computed, inject, input, linkedSignal, model, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { RELATIONS_OF, type LibraryContent, type LibraryItem, type LibraryKind, type Mentioned } from '@suivi/library/domain';
import { readIn } from '@suivi/shared/domain';
import { ApiProblem, Icon, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { LibraryApi } from '../../library-api.ts';

type Citation = LibraryContent['citations'][number];
type Law = Pick<LibraryItem, 'id' | 'title' | 'stateCode'>;

/** Which laws an entry amends, repeals, applies or cites: looked for by words, chosen from what was found. */
@Component({
  selector: 'suivi-citations-editor',
  imports: [TranslocoDirective, Icon, ProblemMessage],
  templateUrl: './citations-editor.html',
  styleUrl: './citations-editor.scss',
})
export class CitationsEditor {
  readonly kind = input.required<LibraryKind>();
  readonly value = model.required<readonly Citation[]>();
  /** Laws that are cited already, by name. */
  readonly cites = input.required<readonly Mentioned[]>();
  /** The law that is being edited cannot cite itself. */
  readonly self = input.required<string>();
  private readonly api = inject(LibraryApi);
  private readonly language = inject(LanguageStore);
  protected readonly relations = computed<readonly Citation['relation'][]>(() => RELATIONS_OF[this.kind()]);
  protected readonly relation = linkedSignal<Citation['relation']>(() => this.relations()[0] ?? 'applies');
  private readonly met = signal<readonly Law[]>([]);
  protected readonly found = signal<readonly Law[] | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly chosen = computed(() => this.value().map((citation) => ({ citation, name: this.nameOf([...this.cites(), ...this.met()].find(({ id }) => id === citation.legislationId)) })));

  protected nameOf(law: Law | undefined): string {
    if (!law) return '';
    const state = this.language.stateName(law.stateCode);
    return `${readIn(law.title, this.language.language()).text}${state && ` (${state})`}`;
  }

  protected async look(words: string): Promise<void> {
    if (!words.trim()) return;
    try {
      const { items } = await this.api.list({ q: words.trim(), kind: ['legislation'] }, null);
      this.found.set(items.filter(({ id }) => id !== this.self()));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    }
  }

  protected add(law: Law): void {
    this.met.update((met) => [...met, law]);
    const citation = { relation: this.relation(), legislationId: law.id };
    if (!this.value().some((each) => each.relation === citation.relation && each.legislationId === law.id)) this.value.set([...this.value(), citation]);
    this.found.set(null);
  }

  protected remove(citation: Citation): void {
    this.value.set(this.value().filter((each) => each !== citation));
  }
}
