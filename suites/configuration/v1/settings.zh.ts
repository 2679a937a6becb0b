import type { Translation } from '../../../mock-platform/language/texts.ts';

/** What `--help` tells of the settings that only generation 1 has. */
export const v1SettingsInChinese: Readonly<Record<string, Translation>> = {
  'run --codec-modes': ['the codec modes that it speaks', '设备使用的编解码模式'],
  'run --registration': ['it registers itself with the secret of its product', '设备用产品的密钥动态注册'],
  'run --no-registration': ['it is registered before it starts', '设备在启动前已经注册'],
  'run --codec': [
    "the product's codec: a module that exports decode and encode",
    '产品的编解码插件：导出decode和encode的模块',
  ],
  'serve --has-more': ['send hasMore in commands', '在命令中发送hasMore'],
  'serve --no-has-more': ['send commands without hasMore', '命令中不含hasMore'],
};
