import type { Migration } from "./migration";

/**
 * The questionnaire in versions, how a survey went out and which version made its index, refusals by time, and the
 * quarter's draw. `periodic_survey` is made anew: no program before this one wrote into it.
 */
export const migration0016: Migration = {
  version: 16,
  name: "survey",
  sql: `
ALTER TABLE "survey" ADD COLUMN "way" TEXT;
ALTER TABLE "survey" ADD COLUMN "refused_at" INTEGER;
ALTER TABLE "survey" ADD COLUMN "refused_reason" TEXT;
ALTER TABLE "survey" ADD COLUMN "form_version" INTEGER;
UPDATE "survey" SET "form_version" = 1 WHERE "collected_at" IS NOT NULL;
CREATE INDEX "survey_out" ON "survey" ("handed_out_at") WHERE "collected_at" IS NULL AND "refused" = 0;
CREATE INDEX "survey_by_refused" ON "survey" ("refused_at") WHERE "refused_at" IS NOT NULL;

CREATE TABLE "survey_form" (
  "version" INTEGER PRIMARY KEY NOT NULL,
  "weights" TEXT NOT NULL,
  "questions" TEXT NOT NULL,
  "changed_by" TEXT,
  "changed_at" INTEGER NOT NULL,
  CONSTRAINT "survey_form_weights" CHECK (json_valid("weights")),
  CONSTRAINT "survey_form_questions" CHECK (json_valid("questions"))
) STRICT;

CREATE TRIGGER "survey_form_no_update" BEFORE UPDATE ON "survey_form" BEGIN
  SELECT RAISE(ABORT, 'survey_form is append-only');
END;

CREATE TRIGGER "survey_form_no_delete" BEFORE DELETE ON "survey_form" BEGIN
  SELECT RAISE(ABORT, 'survey_form is append-only');
END;

INSERT INTO "survey_form" ("version", "weights", "questions", "changed_at") VALUES (1,
  coalesce((SELECT "value" FROM "setting" WHERE "key" = 'store.survey_weights'),
    '{"timeliness":20,"efficiency":30,"expertise":25,"attitude":15,"aftercare":10}'),
  '{"dimensions":{"timeliness":{"label":"响应及时性","hint":"受理和联系是否快，进度是否主动告知"},"efficiency":{"label":"问题解决效率","hint":"处理时间是否合理，方案是否有效"},"expertise":{"label":"服务专业性","hint":"沟通是否清楚，判断与操作是否专业"},"attitude":{"label":"服务态度","hint":"是否耐心、礼貌，站在您的角度考虑"},"aftercare":{"label":"后续关怀","hint":"完成后的回访、提醒与补偿是否合适"}},"overall":"总体满意度","choices_question":"您认为本次服务做得好的方面","choices":["联系及时","上门准时","一次修好","讲解清楚","收费透明","现场整洁","态度亲切","其他"],"comment_question":"您的意见与建议"}',
  0);

CREATE TABLE "periodic_draw" (
  "period" TEXT PRIMARY KEY NOT NULL,
  "seed" TEXT NOT NULL,
  "population" INTEGER NOT NULL,
  "drawn_at" INTEGER NOT NULL,
  "drawn_by" TEXT NOT NULL
) STRICT;

CREATE TRIGGER "periodic_draw_no_update" BEFORE UPDATE ON "periodic_draw" BEGIN
  SELECT RAISE(ABORT, 'periodic_draw is append-only');
END;

CREATE TRIGGER "periodic_draw_no_delete" BEFORE DELETE ON "periodic_draw" BEGIN
  SELECT RAISE(ABORT, 'periodic_draw is append-only');
END;

DROP TABLE "periodic_survey";
CREATE TABLE "periodic_survey" (
  "period" TEXT NOT NULL,
  "customer_id" TEXT NOT NULL,
  "place" INTEGER NOT NULL,
  "seed" TEXT NOT NULL,
  "drawn_at" INTEGER NOT NULL,
  "interviewed_at" INTEGER,
  "interviewed_by" TEXT,
  "scores" TEXT,
  "overall" INTEGER,
  "choices" TEXT,
  "comment" TEXT,
  "index" REAL,
  "form_version" INTEGER,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "last_attempt_at" INTEGER,
  "declined_at" INTEGER,
  "version" INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY("period", "customer_id"),
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id"),
  CONSTRAINT "periodic_survey_scores" CHECK (json_valid("scores")),
  CONSTRAINT "periodic_survey_choices" CHECK (json_valid("choices"))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER "periodic_survey_no_delete" BEFORE DELETE ON "periodic_survey" BEGIN
  SELECT RAISE(ABORT, 'a drawn customer stays drawn');
END;
`,
};
