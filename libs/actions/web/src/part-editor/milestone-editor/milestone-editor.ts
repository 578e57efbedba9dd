import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, model } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { MAX_MILESTONES, type Milestone } from '@suivi/actions/domain';
import { issueSentences } from '@suivi/recommendations/web';
import { original, readIn, type FieldIssue } from '@suivi/shared/domain';
import { Announcer, Field, Icon, LanguageStore, TranslatedEditor } from '@suivi/shared/web';
import { moved, sharesOf, type MilestoneContent } from '../part-form.ts';

/** The milestones of a part: named, ordered, dated and weighed, each with its share in the whole. */
@Component({
  selector: 'suivi-milestone-editor',
  imports: [TranslocoDirective, Field, Icon, TranslatedEditor],
  templateUrl: './milestone-editor.html',
  styleUrl: './milestone-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MilestoneEditor {
  readonly value = model.required<MilestoneContent[]>();
  /** As they are saved: what was reached stays. */
  readonly saved = input.required<readonly Milestone[]>();
  readonly issues = input.required<readonly FieldIssue[]>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = issueSentences();
  protected readonly language = inject(LanguageStore);
  protected readonly shares = computed(() => sharesOf(this.value().map(({ weight }) => weight)));
  protected readonly full = computed(() => this.value().length >= MAX_MILESTONES);

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected nameOf({ title }: MilestoneContent): string {
    return readIn(title, this.language.language()).text;
  }

  /** The day on which it was reached, by the latest validated update; null where it was not. */
  protected reachedOn({ id }: MilestoneContent): string | null {
    return this.saved().find((each) => each.id === id)?.reachedOn ?? null;
  }

  protected set(index: number, patch: Partial<MilestoneContent>): void {
    this.value.update((milestones) => milestones.map((each, place) => (place === index ? { ...each, ...patch } : each)));
  }

  protected add(): void {
    this.value.update((milestones) => [...milestones, { id: null, title: original(this.language.language(), ''), weight: 10, dueOn: null }]);
    this.focus(`milestones.${this.value().length - 1}.title`);
  }

  protected remove(index: number): void {
    const name = this.nameOf(this.value()[index]!);
    this.value.update((milestones) => milestones.filter((_, place) => place !== index));
    this.announcer.say(this.translations.translate<string>('actions.milestone.removed', { name }));
    this.focus('add-milestone');
  }

  /** The focus goes with the milestone, so that it can be moved on. */
  protected move(index: number, to: number, button: 'up' | 'down'): void {
    this.value.set(moved(this.value(), index, to));
    this.announcer.say(this.translations.translate<string>('actions.milestone.moved', { name: this.nameOf(this.value()[to]!), place: to + 1, of: this.value().length }));
    const atEnd = to === 0 || to === this.value().length - 1;
    this.focus(`milestone-${to}-${atEnd ? (button === 'up' ? 'down' : 'up') : button}`);
  }

  private focus(id: string): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(`[id="${id}"]`)?.focus());
  }
}
