import type { ProductLine } from "./content";

export const LOCK: ProductLine = {
  letter: "L",
  noun: "门锁",
  category: "智能门锁",
  warranty_months: 24,
  price: 1899,
  models: [
    { code: "CG-L300 门锁", name: "指纹密码锁", units_sold: 6200 },
    { code: "CG-L500 门锁", name: "全自动猫眼锁", units_sold: 4700 },
    { code: "CG-L700 门锁", name: "人脸识别锁", units_sold: 1900 },
  ],
  scenes: ["入户门，家中有老人", "民宿房门，客人流动", "办公室，每天开合百余次"],
  faults: [
    {
      category: "反锁打不开",
      type: "hardware",
      impact: "safety",
      ways: ["home_visit"],
      descriptions: ["反锁打不开，家中有老人独处", "室内反锁后面板无反应，孩子在屋里"],
      words: ["老人一个人在里面，心脏不好，快点来人", "钥匙也拧不动"],
      tried: ["应急钥匙插入拧不动", "用 5 V 应急供电，仍无反应"],
      causes: [
        {
          cause: "锁舌联动片变形卡死",
          plan: "应急开锁后更换锁体总成",
          work: "使用专用工具 12 分钟内开门，更换锁体总成，四种方式开锁各 10 次",
          result: "门已打开，人员平安；锁体更换后反锁、开锁正常",
          part: "L-BD02",
        },
      ],
    },
    {
      category: "指纹失灵",
      type: "hardware",
      impact: "partial",
      ways: ["home_visit"],
      descriptions: ["指纹时灵时不灵，要按五六次", "指纹完全不识别，密码正常"],
      words: ["天天在门口罚站", "冬天手干就更不行了"],
      tried: ["擦拭采集头，重新录入"],
      causes: [
        {
          cause: "指纹采集头表面镀层磨损",
          plan: "更换指纹模组",
          work: "更换指纹模组，重新录入 4 人 8 枚指纹，识别 20 次全部通过",
          result: "指纹识别恢复，平均 0.4 秒开锁",
          part: "L-FP03",
        },
        {
          cause: "录入角度单一，误拒率高",
          plan: "指导多角度重新录入",
          work: "删除旧指纹，按多角度重新录入并打开自学习",
          result: "重新录入后连续 20 次识别成功",
        },
      ],
    },
    {
      category: "误报警",
      type: "software",
      impact: "partial",
      ways: ["home_visit", "remote"],
      descriptions: ["换锁体后仍误报警，半夜响两次", "关门后提示门未锁好，每天数次"],
      words: ["半夜三点响，全楼都醒了", "邻居要报警了"],
      code: "A03",
      tried: ["重新校准一次，两天后又响"],
      causes: [
        {
          cause: "门磁位置偏移，固件判断阈值过严",
          plan: "调整门磁并升级固件",
          work: "调整门磁间距至 6 mm，升级固件 3.2.0，模拟开关门 30 次",
          result: "误报警消除，观察 24 小时无告警",
        },
        {
          cause: "锁舌感应开关接触不良",
          plan: "更换锁体电机组件（含感应开关）",
          work: "更换锁体电机组件，调整扣板 2 mm",
          result: "上锁到位检测正常，未再误报",
          part: "L-MT01",
        },
      ],
    },
    {
      category: "耗电快",
      type: "accessory",
      impact: "minor",
      ways: ["home_visit", "remote"],
      descriptions: ["新换电池两周就提示低电量", "锂电池充满只能用十天"],
      words: ["一个月换三次电池，比手机还费"],
      tried: ["更换品牌电池，情况一样"],
      causes: [
        {
          cause: "猫眼徘徊侦测灵敏度过高，日唤醒 300 余次",
          plan: "调整侦测区域与灵敏度",
          work: "徘徊侦测改为 10 秒、缩小侦测区，日唤醒降到 20 次以下",
          result: "三天后电量下降 2 %，预计可用 4 个月",
        },
        {
          cause: "锂电池组内阻偏大",
          plan: "更换锂电池组",
          work: "更换锂电池组，静态电流 68 µA",
          result: "耗电恢复正常",
          part: "L-BT04",
        },
      ],
    },
  ],
  questions: [
    {
      description: "忘记管理密码，远程指导重置",
      words: "前房客留下的密码谁也不知道",
      answer: "核对购买凭证与房屋信息后，远程指导重置管理密码并重新录入",
    },
    {
      description: "想了解门铃与门锁怎么联动",
      words: "有人按门铃手机上看不到",
      answer: "指导在手机端添加联动场景，按门铃推送画面，测试成功",
    },
    {
      description: "咨询临时密码给保洁用，怎么设有效期",
      words: "只想让她周三上午能进来",
      answer: "指导生成周期临时密码（周三 9:00–11:00），客户当场验证",
    },
  ],
};

export const PANEL: ProductLine = {
  letter: "H",
  noun: "中控屏",
  category: "全屋系统",
  warranty_months: 24,
  price: 2199,
  models: [
    { code: "CG-H10 中控屏", name: "中控屏 10 英寸", units_sold: 2300 },
    { code: "CG-H7 中控屏", name: "中控屏 7 英寸", units_sold: 3150 },
    { code: "CG-G5 网关", name: "全屋网关", units_sold: 4100 },
  ],
  scenes: ["玄关墙面，86 盒安装", "精装房批量交付", "别墅三层，共 64 个设备"],
  faults: [
    {
      category: "面板黑屏",
      type: "hardware",
      impact: "main_function",
      ways: ["home_visit"],
      descriptions: ["12 户中控屏同时黑屏，物业集中报修", "中控屏黑屏，按压有震动无画面"],
      words: ["灯和窗帘全靠它，现在摸黑", "一层楼都来找我们物业"],
      tried: ["断电重启无效", "拔插网线无效"],
      causes: [
        {
          cause: "电源模块输出跌落至 9.6 V",
          plan: "更换电源模块",
          work: "更换电源模块，输出 12.1 V，满载 1 小时不降",
          result: "面板点亮，全部场景可用",
          part: "H-PS05",
        },
        {
          cause: "屏幕排线受潮氧化",
          plan: "更换屏幕组件",
          work: "更换屏幕组件，安装盒加防潮垫",
          result: "显示与触控正常，无坏点",
          part: "H-SC10",
        },
      ],
    },
    {
      category: "场景失灵",
      type: "hardware",
      impact: "main_function",
      ways: ["home_visit"],
      descriptions: ["全屋场景失灵，重启无效", "回家模式只执行一半，窗帘不动"],
      words: ["家里窗帘和灯全靠它，现在只能一个个手动关", "语音叫它也不理"],
      tried: ["自行重启两次，无效", "删除场景重建，仍失败"],
      causes: [
        {
          cause: "网络模块失效，日志 E-214 反复出现",
          plan: "更换网络模块，逐一联调场景",
          work: "更换网络模块，场景 1–8 逐一联调通过",
          result: "全屋场景恢复，连续执行 10 次无失败",
          part: "H-NM02",
        },
      ],
    },
    {
      category: "设备离线",
      type: "software",
      impact: "partial",
      ways: ["remote", "home_visit"],
      descriptions: ["三个开关反复离线，早晚高峰更明显", "网关升级后 8 个设备离线"],
      words: ["开关按了没反应，要等一分钟"],
      code: "N08",
      tried: ["重新配对可恢复半天"],
      causes: [
        {
          cause: "无线信道与路由器冲突",
          plan: "切换网关信道并重新组网",
          work: "网关信道由 11 改到 25，分批重启设备，观察两小时",
          result: "全部设备在线，丢包率 < 1 %",
        },
        {
          cause: "新版固件路由表上限过低",
          plan: "回退固件并登记问题",
          work: "回退网关固件到 5.1.2，登记问题反馈研发",
          result: "设备恢复在线；新版修复后再通知升级",
        },
      ],
    },
    {
      category: "布线故障",
      type: "install",
      impact: "partial",
      ways: ["home_visit"],
      descriptions: ["主卧窗帘电机时通时断", "装修后两路灯控对调"],
      words: ["按客厅的灯，餐厅亮了"],
      tried: ["无"],
      causes: [
        {
          cause: "接线端子压接不牢，零线虚接",
          plan: "重新压接并做线号",
          work: "打开 3 处底盒，重新压接端子并贴线号，上电测试",
          result: "控制对应正确，窗帘连续开合 10 次正常",
        },
      ],
    },
  ],
  questions: [
    {
      description: "咨询老人模式怎么设置大字和一键呼叫",
      words: "想给爸妈弄简单点",
      answer: "指导开启大字模式并设置一键呼叫联系人，客户确认可用",
    },
    {
      description: "想把旧窗帘电机接入网关",
      words: "以前的牌子能不能用",
      answer: "说明支持的协议与型号，旧电机需加转换模块，已发送清单",
    },
  ],
};

export const LAMP: ProductLine = {
  letter: "D",
  noun: "吸顶灯",
  category: "照明",
  warranty_months: 24,
  price: 499,
  models: [
    { code: "CG-D12 吸顶灯", name: "卧室吸顶灯 24 W", units_sold: 7800 },
    { code: "CG-D24 吸顶灯", name: "客厅吸顶灯 72 W", units_sold: 5200 },
    { code: "CG-D36 灯带", name: "智能灯带 5 m", units_sold: 3600 },
  ],
  scenes: ["客厅，层高 2.7 m", "儿童书房", "店铺照明，每天 12 小时"],
  faults: [
    {
      category: "频闪",
      type: "hardware",
      impact: "partial",
      ways: ["home_visit", "carry_in", "mail_in"],
      descriptions: ["两盏同批次频闪", "调到 30 % 亮度时明显闪烁，拍照有条纹"],
      words: ["孩子写作业说眼睛难受", "两盏一起闪，肯定是批次问题"],
      tried: ["更换开关，仍闪", "调到最亮不闪"],
      causes: [
        {
          cause: "驱动电源输出电容失效",
          plan: "更换驱动电源",
          work: "更换驱动电源，用频闪仪复测各档无可见频闪",
          result: "频闪消除，亮度、色温调节正常",
          part: "D-DR24",
        },
      ],
    },
    {
      category: "不亮",
      type: "hardware",
      impact: "main_function",
      ways: ["home_visit", "carry_in"],
      descriptions: ["灯不亮，遥控有滴声", "半边不亮，靠窗一侧发暗"],
      words: ["才装半年就坏了"],
      tried: ["测开关有电"],
      causes: [
        {
          cause: "灯板一路灯珠开路",
          plan: "更换灯板",
          work: "更换灯板，紧固接线端子",
          result: "亮度均匀，通电 1 小时正常",
          part: "D-LB12",
        },
      ],
    },
    {
      category: "调光失灵",
      type: "software",
      impact: "minor",
      ways: ["remote"],
      descriptions: ["手机调光有延迟，遥控正常", "色温自动变黄，不能锁定"],
      words: ["看着看着书灯就黄了"],
      tried: ["重新配网"],
      causes: [
        {
          cause: "昼夜节律功能默认开启",
          plan: "远程关闭节律或自定义时段",
          work: "远程指导关闭昼夜节律，重设场景",
          result: "色温锁定 4000 K，客户确认",
        },
      ],
    },
  ],
  questions: [
    {
      description: "咨询能否接普通调光开关",
      words: "家里原来有旋钮的",
      answer: "说明不可串接可控硅调光开关，建议换普通开关，避免损坏驱动",
    },
    {
      description: "想了解灯带能否裁剪",
      words: "多出来一米",
      answer: "说明每 10 cm 一个裁剪点，裁后封端，指导完成",
    },
  ],
};
