import { type SyntheticEvent, useState } from "react";
import type { PolicyView } from "#shared/contract/clock-views";
import { KINDS, type Kind } from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { queryClient, useDeskQuery } from "../api/queries";
import { useRight } from "../settings/rights";
import { Button } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { Field, SelectInput } from "../ui/Field";
import { say } from "../ui/undo-strip";
import { policyName } from "./policy-rows";

/** Who uses what: the store's default, and the kinds that have their own. */
interface Use {
  readonly store: string;
  readonly byKind: Readonly<Partial<Record<Kind, string>>>;
}

function useOf(policies: readonly PolicyView[]): Use {
  const byKind = policies.flatMap(({ key, kinds }) => kinds.map((kind) => [kind, key] as const));
  return { store: policies.find(({ in_use }) => in_use)?.key ?? "", byKind: Object.fromEntries(byKind) };
}

type Change = { readonly kind: Kind | null; readonly key: string | null };

function changesOf(before: Use, after: Use): readonly Change[] {
  const kinds = KINDS.filter((kind) => before.byKind[kind] !== after.byKind[kind]);
  const store: readonly Change[] = before.store === after.store ? [] : [{ kind: null, key: after.store }];
  return [...store, ...kinds.map((kind) => ({ kind, key: after.byKind[kind] ?? null }))];
}

function PolicyChoice({
  label,
  value,
  policies,
  emptyLabel,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly policies: readonly PolicyView[];
  readonly emptyLabel?: string;
  readonly onChoose: (key: string) => void;
}) {
  const text = useText();
  return (
    <Field label={label}>
      {(ids) => (
        <SelectInput
          {...ids}
          value={value}
          choices={policies.map((policy) => ({ value: policy.key, label: policyName(policy, text) }))}
          {...(emptyLabel === undefined ? {} : { emptyLabel })}
          onChoose={onChoose}
        />
      )}
    </Field>
  );
}

/** Chooses the store's default and each kind's own policy (DOMAIN 4.2); says what it touches before it counts. */
export function PolicyUse({ policies }: { readonly policies: readonly PolicyView[] }) {
  const text = useText();
  const { may } = useRight("policies");
  const open = useDeskQuery("card.counts", {}).data?.open ?? 0;
  const before = useOf(policies);
  const [wanted, setWanted] = useState<Use | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const shown = wanted ?? before;
  const changes = changesOf(before, shown);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    for (const change of changes) {
      const result = await call("policy.use", change);
      if (!result.ok) {
        setSentence(failureText(result, currentText()).sentence);
        return;
      }
      queryClient.setQueryData(["policy.list", {}], result.value);
    }
    setWanted(null);
    setSentence(null);
    say(currentText().t("policy.use_saved"));
  };
  const choose = (kind: Kind, key: string) => {
    const { [kind]: _, ...others } = shown.byKind;
    setWanted({ ...shown, byKind: key === "" ? others : { ...others, [kind]: key } });
  };
  return (
    <form className="policy-use" onSubmit={(event) => void save(event)}>
      <h3>{text.t("policy.use")}</h3>
      <fieldset className="settings-grid" disabled={!may}>
        <PolicyChoice
          label={text.t("policy.store_default")}
          value={shown.store}
          policies={policies}
          onChoose={(store) => setWanted({ ...shown, store })}
        />
        {KINDS.map((kind) => (
          <PolicyChoice
            key={kind}
            label={text.t("policy.use_kind", { code: kind, kind: text.word("kind", kind) })}
            value={shown.byKind[kind] ?? ""}
            policies={policies}
            emptyLabel={text.t("policy.use_same")}
            onChoose={(key) => choose(kind, key)}
          />
        ))}
      </fieldset>
      {sentence !== null && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
      {changes.length > 0 && (
        <footer className="settings-foot">
          <p className="settings-note">{text.t("policy.use_effect", { n: open })}</p>
          <Button type="submit" look="primary" disabled={!may}>
            {text.t("policy.use_save")}
          </Button>
          <Button look="quiet" onClick={() => setWanted(null)}>
            {text.t("settings.revert")}
          </Button>
        </footer>
      )}
    </form>
  );
}
