#pragma once

namespace ttadak::cli {

// What a signal handler may do with the terminal: only what is safe in one.

/// Remembers how the terminal is, takes it, and sees to it that signals give it back.
void takeTerminal();
/// Gives it back, and signals what they were for.
void giveBackTerminal();
/// Whether the terminal came back to us or changed its size since this was last asked.
bool terminalChanged();

enum class Waited { input, timeIsUp, signal };

/// Waits for input; a negative number of milliseconds is for ever. Signals that change the terminal come only here.
Waited waitForInput(int milliseconds);

}  // namespace ttadak::cli
