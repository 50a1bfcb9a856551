import { actOnCard } from "#electron/use-cases/card/act-on-card";
import { createCard } from "#electron/use-cases/card/create-card";
import type { Desk } from "#electron/use-cases/desk";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import type { Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { Action } from "#shared/domain/card/vocabulary";

/** Real use-cases one after the other, each under an `op_id` of its own: what the torture interrupts. */

const clerk: Actor = { code: "clerk1", roles: ["clerk"] };
const engineer: Actor = { code: "eng1", roles: ["engineer"] };

interface Step {
  readonly by: Actor;
  readonly action: Action;
  readonly payload: Readonly<Record<string, unknown>>;
}

const STEPS: readonly Step[] = [
  { by: clerk, action: "classify", payload: { kind: "B", service_mode: "remote" } },
  {
    by: clerk,
    action: "dispatch",
    payload: { assignee: "eng1", promised_at: new Date(Date.now() + 48 * 3_600_000).toISOString() },
  },
  { by: engineer, action: "accept", payload: {} },
  { by: engineer, action: "start", payload: {} },
  { by: engineer, action: "log", payload: { operation: "重启并更新了固件" } },
  { by: engineer, action: "finish", payload: { outcome: "answered", result: "讲清楚了设置" } },
];

/** How many operations one card takes: its registration and the steps. */
export const OPERATIONS_PER_CARD = STEPS.length + 1;

export function operationId(name: string, n: number): string {
  return `${name}-${n}`;
}

/** Somebody's work: operation `n` in its turn; the same `n` again is the same operation. */
export interface Work {
  run(n: number): Result<unknown>;
}

export function workOn(desk: Desk, name: string): Work {
  const cardIds = new Map<number, string>();
  const requestedAt = new Map<number, string>();
  return {
    run: (n) => {
      const [card, place] = [Math.floor(n / OPERATIONS_PER_CARD), n % OPERATIONS_PER_CARD];
      const op_id = operationId(name, n);
      if (place === 0) {
        // The same words at a retry: another payload under the same id would be a conflict.
        const requested_at = requestedAt.get(card) ?? new Date(desk.nowMs() - 1000).toISOString();
        requestedAt.set(card, requested_at);
        const created = createCard(desk, clerk, {
          fields: {
            channel: "phone",
            requested_at,
            customer_name: `示例客户 ${name} ${card}`,
            phone: `128${String(card).padStart(8, "0")}`,
            model: "XQB-80",
            serial_no: `SN-${name}-${card}`,
            description: "脱水时异响并移动",
            op_id,
          },
        });
        if (created.ok) cardIds.set(card, created.value.fields.id);
        return created;
      }
      const step = STEPS[place - 1];
      const ref = cardIds.get(card);
      if (step === undefined || ref === undefined) throw new Error(`operation ${n} has no card`);
      return actOnCard(desk, step.by, { ref, action: step.action, payload: { ...step.payload, op_id } });
    },
  };
}

/** An empty store of a sandbox, whose people need no PIN; closed again. */
export async function makeWorkplace(folder: string): Promise<void> {
  const made = await initialiseStore(
    folder,
    {
      prefix: "SH",
      store: "S01",
      name: "示例门店",
      zone: "Asia/Shanghai",
      person_code: "admin",
      person_name: "管理员",
    },
    { env: {}, now: Date.now, sandbox: true },
  );
  if (!made.ok) throw new Error(made.code);
  made.value.close();
}
