/* flip:N: each looks who owns the pixel, and takes it and scores if nobody does. */
byte owner, score;

active [N] proctype tap() {
  bool free;
  d_step { free = (owner == 0) }
  if
  :: free -> owner = 1; score++
  :: else
  fi
}
