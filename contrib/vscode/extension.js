// Starts `guillemet lsp` for drafts in VS Code: everything else is the server's.
'use strict';

const { commands, window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

const LANGUAGES = ['markdown', 'latex', 'tex', 'org', 'typst', 'quarto', 'plaintext'];

let client;

async function activate(context) {
  const path = workspace.getConfiguration('guillemet').get('path') || 'guillemet';
  const server = { command: path, args: ['lsp'] };
  // Drafts that were never saved too.
  const documentSelector = LANGUAGES.flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]);
  const options = {
    documentSelector,
    initializationOptions: workspace.getConfiguration('guillemet'),
    synchronize: { configurationSection: 'guillemet' },
  };
  client = new LanguageClient('guillemet', 'guillemet', server, options);
  context.subscriptions.push(
    commands.registerCommand('guillemet.refreshArchives', () =>
      client.sendRequest('workspace/executeCommand', { command: 'guillemet.refresh', arguments: [] })
    )
  );
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(`guillemet: ${path} cannot be started: ${error.message}`);
  }
}

function deactivate() {
  return client && client.isRunning() ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
