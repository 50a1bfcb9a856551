/** Words of checking, personal data and photos (SAFETY 6, DOMAIN 8). */
export const privacyZh = {
  "verify.damaged": "数据库有损坏：{subject}。别再录入，用备份恢复。",
  "verify.dangling": "有一行指向不存在的资料：{subject}。",
  "verify.event_changed": "第 {subject} 条日志和写下时不一样。",
  "verify.link_broken": "第 {subject} 条日志和前一条接不上：中间被删过、插过或换过位置。",
  "verify.end_changed": "日志的末尾被截掉或改过（现在到第 {subject} 条）。",
  "verify.key_changed": "从第 {subject} 条日志起换了密钥，没有前一把密钥的签字。",
  "verify.mark_changed": "第 {subject} 条日志的撤销或会签标记和日志对不上。",
  "verify.not_sealed": "{n} 条日志还没有封上：用可以写入的方式打开一次就会封上。",
  "verify.key_missing": "{n} 条日志的密钥不在这台电脑上，没法核对：输入恢复码后再核对。",
  "verify.head_unknown": "记下的链头（第 {subject} 条）和现在的日志对不上。",
  "verify.file_missing": "{subject} 的一个附件找不到了。",
  "verify.file_changed": "{subject} 的一个附件和存入时不一样。",
  "verify.index_differs": "搜索索引有 {n} 个词和资料对不上。",
  "verify.milestones_differ": "{subject} 的期限和日志算出来的不一样。",
} as const;
