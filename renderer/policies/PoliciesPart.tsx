import { Copy } from "lucide-react";
import { useState } from "react";
import type { PolicyView } from "#shared/contract/clock-views";
import { POLICY_PRESETS } from "#shared/domain/card/vocabulary";
import type { Policy } from "#shared/domain/clock/policy-rule";
import { failureText } from "#shared/text/failure-text";
import type { Text } from "#shared/text/text";
import { call, type DeskFailure } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import { useCommandHandler } from "../commands/command-handlers";
import { useRight } from "../settings/rights";
import { MayNot } from "../settings/SettingsForm";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { RecordTable } from "../ui/RecordTable";
import { say } from "../ui/undo-strip";
import { CopyDialog } from "./CopyDialog";
import "./policies.css";
import { PolicyTable } from "./PolicyTable";
import { PolicyUse } from "./PolicyUse";
import { changedRows, type PolicyRow, policyName } from "./policy-rows";
import { RowDialog } from "./RowDialog";

/** The presets in the order of DOMAIN 4.2, then the store's own by name. */
function inOrder(policies: readonly PolicyView[]): readonly PolicyView[] {
  const place = ({ own, preset }: PolicyView) =>
    own ? POLICY_PRESETS.length : POLICY_PRESETS.indexOf(preset);
  return policies.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/** What a policy is used for, in words: the whole store, and kinds. */
function usedFor({ in_use, kinds }: PolicyView, text: Text): string {
  const places = [
    ...(in_use ? [text.t("policy.store_default")] : []),
    ...kinds.map((kind) => text.word("kind", kind)),
  ];
  return places.length === 0 ? text.t("policy.unused") : text.list(places);
}

function originOf({ own, preset }: PolicyView, text: Text): string {
  return own
    ? text.t("policy.own_from", { name: text.word("policy_preset", preset) })
    : text.t("policy.shipped");
}

function PolicyList({
  policies,
  currentKey,
  onChoose,
}: {
  readonly policies: readonly PolicyView[];
  readonly currentKey: string;
  readonly onChoose: (key: string) => void;
}) {
  const text = useText();
  return (
    <RecordTable
      label={text.t("policy.list")}
      rows={policies}
      keyOf={({ key }) => key}
      currentKey={currentKey}
      onOpen={({ key }) => onChoose(key)}
      columns={[
        { id: "name", label: text.t("policy.name"), cell: (policy) => policyName(policy, text) },
        {
          id: "version",
          label: text.t("policy.version"),
          widthPx: 90,
          cell: ({ version }) => text.t("policy.version_n", { n: version }),
        },
        {
          id: "origin",
          label: text.t("policy.from"),
          widthPx: 200,
          cell: (policy) => originOf(policy, text),
        },
        {
          id: "used",
          label: text.t("policy.used_by"),
          widthPx: 260,
          cell: (policy) => usedFor(policy, text),
        },
        {
          id: "open",
          label: text.t("policy.open_cards"),
          widthPx: 80,
          number: true,
          cell: ({ open_cards }) => open_cards,
        },
      ]}
    />
  );
}

/** Changes to a policy that are not saved yet, and the version they began from. */
interface Draft {
  readonly base: PolicyView;
  readonly policy: Policy;
}

function usePolicyDraft(view: PolicyView) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const kept = draft?.base.key === view.key ? draft : null;
  const policy = kept?.policy ?? view.policy;
  const changed = changedRows(kept?.base.policy ?? view.policy, policy);
  const drop = () => {
    setDraft(null);
    setFailure(null);
  };
  const change = (next: Policy) => setDraft({ base: kept?.base ?? view, policy: next });
  const save = async (text: Text) => {
    if (kept === null || changed.size === 0) return;
    const input = { key: view.key, base_version: kept.base.version, policy };
    const result = await call("policy.save", input);
    if (!result.ok) {
      setFailure(result);
      return;
    }
    drop();
    refreshChannels("policy.list");
    say(text.t("policy.saved", { name: result.value.name, n: result.value.version }));
  };
  return { policy, changed, change, drop, save, failure, base: kept?.base ?? view };
}

function SaveFoot({
  view,
  draft,
}: {
  readonly view: PolicyView;
  readonly draft: ReturnType<typeof usePolicyDraft>;
}) {
  const text = useText();
  const used = view.in_use || view.kinds.length > 0;
  const conflict = draft.failure?.code === "conflict";
  return (
    <footer className="policy-foot">
      <p className="settings-note">
        {used
          ? text.t("policy.effect_used", { where: usedFor(view, text), n: view.open_cards })
          : text.t("policy.effect_unused", { n: view.open_cards })}
      </p>
      {draft.failure !== null && (
        <p className="field-error" role="alert">
          {conflict
            ? text.t("policy.conflict", { n: draft.changed.size })
            : failureText(draft.failure, text).sentence}
        </p>
      )}
      <Button look="primary" shortcut="Ctrl+S" onClick={() => void draft.save(text)}>
        {text.t("policy.save_version", { n: draft.base.version + 1 })}
      </Button>
      <Button
        look="quiet"
        onClick={() => {
          draft.drop();
          if (conflict) refreshChannels("policy.list");
        }}
      >
        {text.t(conflict ? "policy.load_newest" : "settings.revert")}
      </Button>
      <span className="field-hint">{text.t("policy.changed_rows", { n: draft.changed.size })}</span>
    </footer>
  );
}

function Details({
  view,
  may,
  onCopy,
}: {
  readonly view: PolicyView;
  readonly may: boolean;
  readonly onCopy: () => void;
}) {
  const text = useText();
  const draft = usePolicyDraft(view);
  const [row, setRow] = useState<PolicyRow | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const mayEdit = may && view.own;
  useCommandHandler("save", () => void draft.save(text), draft.changed.size > 0);
  return (
    <section className="policy-details">
      <header>
        <h3>{policyName(view, text)}</h3>
        <span className="field-hint">{text.t(view.own ? "policy.keys" : "policy.shipped_fixed")}</span>
        <Button icon={Copy} disabled={!may} onClick={onCopy}>
          {text.t("policy.copy")}
        </Button>
      </header>
      <div className="policy-scroll">
        <PolicyTable
          policy={draft.policy}
          changed={draft.changed}
          currentKey={current}
          onOpen={(opened) => {
            setCurrent(opened.key);
            if (mayEdit) setRow(opened);
          }}
        />
      </div>
      {draft.changed.size > 0 && <SaveFoot view={view} draft={draft} />}
      {row !== null && (
        <RowDialog
          key={row.key}
          policy={draft.policy}
          row={row}
          onDone={(policy) => {
            draft.change(policy);
            setRow(null);
          }}
          onClose={() => setRow(null)}
        />
      )}
    </section>
  );
}

/** 期限策略 (DOMAIN 4.2): the policies, who uses them, and the table of one of them. */
export default function PoliciesPart() {
  const text = useText();
  const { may } = useRight("policies");
  const { data: policies, error, refetch } = useDeskQuery("policy.list", {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [copying, setCopying] = useState<PolicyView | null>(null);
  const view =
    policies?.find(({ key }) => key === chosen) ?? policies?.find(({ in_use }) => in_use) ?? policies?.[0];
  return (
    <div className="policies">
      <header>
        <h2>{text.t("settings.policies")}</h2>
      </header>
      <MayNot right="policies" />
      {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
      {policies === undefined && error === null && <SkeletonRows rows={12} />}
      {policies?.length === 0 && <EmptyState>{text.t("policy.empty")}</EmptyState>}
      {policies !== undefined && view !== undefined && (
        <>
          <PolicyList policies={inOrder(policies)} currentKey={view.key} onChoose={setChosen} />
          <PolicyUse policies={inOrder(policies)} />
          <Details key={view.key} view={view} may={may} onCopy={() => setCopying(view)} />
        </>
      )}
      {copying !== null && (
        <CopyDialog from={copying} onCopied={setChosen} onClose={() => setCopying(null)} />
      )}
    </div>
  );
}
