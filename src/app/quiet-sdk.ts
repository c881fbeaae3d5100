/** Imported before anything of the SDK: its warning about Node 20 would stand above everything Aegis prints. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

export {};
