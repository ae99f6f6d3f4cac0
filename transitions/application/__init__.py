"""What a health visitor can do: one class per noun, one method per verb."""
