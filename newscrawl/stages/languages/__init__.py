"""Which language words are in: by letters, by function words, and by a library where these leave a doubt."""
