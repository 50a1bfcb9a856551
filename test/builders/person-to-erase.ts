/** One invented person; every value stands nowhere else. */
export const PERSON = {
  customer_name: "欧阳试删",
  contact: "诸葛联络",
  phone: "12800777421",
  address: "示例市试删路 77 号 3 单元",
  serial_no: "SNERASE7742",
  order_no: "ORDERASE99",
  purchase_proof_no: "PROOFERASE99",
  description: "欧阳试删说洗衣机漏水很急",
  customer_words: "水漫到诸葛联络家门口了",
  tried: "关过总阀两回",
  expectation: "今晚上门最好",
  requested_window: "试删时段晚七点",
} as const;

export const OTHER = {
  customer_name: "司徒留下",
  phone: "12800888321",
  serial_no: "SNKEEP0001",
  address: "示例市留下路 2 号",
  description: "门关不严",
};

/** In every text about the person. */
export const WORD = "壬癸暗语";

/** In every text about the other one. */
export const OTHER_WORD = "寻常话";

/** What the person was called and wrote, and pieces of it, as an index or a log might hold them. */
export const TRACES = [
  ...Object.values(PERSON),
  "欧阳试删",
  "诸葛联络",
  "试删路",
  WORD,
  "12800777421",
  "erase7742",
];
