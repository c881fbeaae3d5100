/** Import before anything from the AWS SDK, whose warning about Node 20 would precede everything Aegis prints. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

export {};
